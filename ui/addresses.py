"""Which page stands at which address."""

PAGES = {
    "": "start",
    "svara": "walk",
    "profil": "profile",
    "mina-svar": "mine",
    "kalla": "passage",
    "fraga": "ask",
    "samtal": "conversation",
    "ord": "glossary",
    "metod": "method",
    "integritet": "privacy",
    "handledning": "facilitator",
    "exempel": "example",
    "egna-dokument": "own_documents",
    "oversikt": "overview",
    "logga-in": "sign_in",
    "planera": "workshop_plan",
    "leda": "workshop_console",
    "projektor": "workshop_projector",
    "chef": "workshop_manager",
    "resultat": "workshop_result",
}
ADDRESSES = frozenset(f"/{path}" for path in PAGES)
