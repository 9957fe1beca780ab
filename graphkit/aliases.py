"""What the other names of themes and agencies mean, as `import/` lists them."""

from graphkit.errors import UnknownName
from graphkit.parameters import Resolver
from graphkit.workspace import Workspace


def resolvers(workspace: Workspace) -> dict[str, Resolver]:
    """What aliases of themes and agencies mean; an unknown one is refused with what else to do."""
    return {"theme": lambda word: _theme(word, workspace), "agency": _agency}


def _theme(word: str, workspace: Workspace) -> str:
    from graphkit.find import find, tokens
    from graphkit.themes import load_themes

    themes = load_themes()
    try:
        return themes.resolve(word)
    except UnknownName as unknown:
        if not tokens(word) or not find(workspace.records(), word, 1):
            raise
        advice = f"To look for the words: graphkit find {word}"
        raise UnknownName(unknown.what, word, themes.by_id, advice) from unknown


def _agency(word: str) -> str:
    from graphkit.bodies import load_register

    register = load_register()
    try:
        return register.resolve(word)
    except UnknownName as unknown:
        type = register.type_of(word)
        if type is None:
            raise
        advice = f"To ask about all bodies of that type: agency={type}"
        raise UnknownName(unknown.what, word, register.names(), advice) from unknown
