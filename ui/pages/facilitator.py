"""The facilitator's guide: the page drawn from docs/facilitator.md, with the papers to print."""

from report import guide_pdf, kit_pdf
from settings import ROOT
from ui import documents, downloads, services, state

t, day = state.texts(), state.today()
documents.draw("facilitator")
downloads.button(
    t("guide.take"),
    lambda: guide_pdf(
        (ROOT / "docs" / "facilitator.md").read_text(encoding="utf-8"),
        services.texts("sv"),
        day,
        services.instrument("sv").version,
    ),
    f"handledning-{day}.pdf",
)
downloads.button(
    t("kit.take"),
    lambda: kit_pdf(services.instrument(state.lang()), services.texts(state.lang()), day),
    f"papperspaket-{day}.pdf",
)
