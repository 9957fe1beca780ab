"""Types of bodies that the tests of bodies name often."""

HOSPITAL = "acute-hospital"
BOARD = "safeguarding-board"
SOCIAL_CARE = "childrens-social-care"
