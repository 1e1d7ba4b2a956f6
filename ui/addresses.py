"""Which page stands at which address."""

MODULES = "fordjupa"
PAGES = {
    "": "start",
    "svara": "walk",
    "profil": "profile",
    "plan": "plan",
    "forandring": "change",
    MODULES: "modules",
    "mina-svar": "mine",
    "kalla": "passage",
    "fraga": "ask",
    "samtal": "conversation",
    "ord": "glossary",
    "metod": "method",
    "ramverk": "frameworks",
    "integritet": "privacy",
    "tillganglighet": "accessibility",
    "handledning": "facilitator",
    "exempel": "example",
    "egna-dokument": "own_documents",
    "oversikt": "overview",
    "logga-in": "sign_in",
    "planera": "workshop_plan",
    "leda": "workshop_console",
    "svarsblad": "workshop_sheets",
    "projektor": "workshop_projector",
    "chef": "workshop_manager",
    "resultat": "workshop_result",
}
ADDRESSES = frozenset(f"/{path}" for path in PAGES)
