"""The follow-up: the next round, what became of the steps, what has changed."""

from ui import follow_view, frame, state


def main() -> None:
    """Draws the follow-up of the self-assessment in use."""
    record, t = state.record(), state.texts()
    if record is None:
        frame.nothing_here()
        return
    frame.heading(t("page.change"))
    frame.saving_trouble()
    follow_view.set_aside(record.answers)
    follow_view.draw(record.answers)


main()
