"""About the method: the page drawn from docs/method.md."""

from ui import documents, frame

documents.draw("method")
frame.search_notices()
