"""The saving of one answer of a module, at once, as the core's answers are saved."""

from assessment import AnswerError, Module, module_given, with_module_answer
from ui import state

REF = "modul"


def given(module: Module) -> dict[str, object]:
    """The answers stored for a module that fit it."""
    return module_given(module, _stored(module))


def _stored(module: Module) -> object:
    record = state.record()
    return None if record is None else record.answers.modules.get(module.code)


def save(module: Module, key: str, value: object) -> bool:
    """Stores one answer beside the others; an empty text or choice takes it away.

    Returns:
        Whether it is stored.
    """
    try:
        stored = with_module_answer(module, _stored(module), key, None if value in ("", []) else value)
    except AnswerError:
        return False
    return state.save("modules", module.code, stored)


def ref_of(module: Module, key: str) -> str:
    """The name under which a text of a module is written and looked at."""
    return f"{REF}:{module.code}:{key}"


def save_text(ref: str, text: str) -> bool:
    """Stores a text of a module by its name."""
    _, code, key = ref.split(":", 2)
    module = state.instrument().modules.get(code)
    return module is not None and save(module, key, text)
