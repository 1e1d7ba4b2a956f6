"""About privacy: the page drawn from docs/privacy.md, with the organisation's own particulars."""

from ui import documents

documents.draw("privacy")
documents.organisation()
