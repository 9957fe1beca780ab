"""Names, places, conditions and sentences for planted identifiers, a list for each part."""

FIRST = (
    ["Karen", "Joshua", "Leanne", "Gary", "Chloe", "Mohammed", "Wendy", "Kyle"],
    ["Stephen", "Gemma", "Tyler", "Maureen", "Hassan", "Bethany", "Ronald", "Isla"],
    ["Pauline", "Callum", "Fatima", "Shannon", "Malcolm", "Zoe", "Gareth", "Yasmin"],
)
RARE = (
    ["Zofia", "Tarquin", "Ngozi", "Blessing"],
    ["Iolanthe", "Kwabena", "Saoirse", "Piotr"],
    ["Olamide", "Bronwen", "Agnieszka", "Caradoc"],
)
LAST = (
    ["Hargreaves", "O'Malley", "Okonkwo", "Smith-Jones", "Bell"],
    ["Thwaite", "McAllister", "Kowalski", "D'Souza", "Pryce-Davies"],
    ["Entwistle", "O’Hara", "Nwosu", "Fitzgerald", "Lloyd-Evans"],
)
STREET = (
    ["Mill Lane", "St John's Road", "Victoria Street", "The Crescent", "Oak Avenue"],
    ["Chapel Row", "Upper High Street", "Canal Wharf", "Queen's Drive", "Elm Close"],
    [
        "Station Approach Road",
        "Old Church Lane",
        "Hazel Grove",
        "St Anne’s Terrace",
        "Priory Gardens",
    ],
)
MONTHS = (
    ["March", "August", "November"],
    ["May", "September", "February"],
    ["January", "June", "October"],
)
CONDITIONS = (
    ["Rett syndrome", "phenylketonuria", "Hirschsprung’s disease", "MCADD"],
    ["Prader Willi syndrome", "Batten disease", "tuberous sclerosis", "Osteogenesis Imperfecta"],
    ["Tay Sachs disease", "Wilson's disease", "Duchenne Muscular Dystrophy", "progeria"],
)
FRAMES = (
    [
        "The review heard that {} was mentioned twice in the minutes.",
        "According to the file, {}, although nobody had checked it.",
        "It was noted ({}) before the conference.",
        "{}",
    ],
    [
        "A note in the margin reads: {}.",
        "What the panel saw was this: {}; nothing followed.",
        "When asked, the worker wrote down {} and rang off.",
        "In the log: {} (copied to the team).",
    ],
    [
        "On the back of the form somebody had put “{}”.",
        "The chair asked about this - {} - twice.",
        "{}, as the minute has it.",
        "Two agencies knew: {}. One did not.",
    ],
)
