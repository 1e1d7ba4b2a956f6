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
    "exempel": "example",
    "egna-dokument": "own_documents",
}
ADDRESSES = frozenset(f"/{path}" for path in PAGES)
