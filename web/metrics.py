"""The numbers of this process for Prometheus: routes by template, never an address, a token or a person."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from storage import Figures, StoreError

TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Counted:
    """Where the numbers of the store come from.

    Attributes:
        figures: counts what is stored; raises StoreError.
        saved: values committed by this process, by where.
        errors: errors of the database in this process, by class.
    """

    figures: Callable[[], Figures]
    saved: Callable[[], Mapping[str, int]]
    errors: Callable[[], Mapping[str, int]]


class Metrics:
    """Counters of one process; each process is asked at its own port."""

    def __init__(self, counted: Counted) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._registry.register(_OfTheStore(counted))
        self._requests = Counter(
            "tillit_http_requests",
            "Requests answered, by method, route and status.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "tillit_http_request_duration_seconds",
            "Seconds from a request to the end of its answer, by route.",
            ("route",),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self.connections = Gauge(
            "tillit_open_pages", "Pages of the app that are open now.", registry=self._registry
        )

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Note an answer."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def written(self) -> bytes:
        """All of it as Prometheus reads it."""
        return generate_latest(self._registry)


class _OfTheStore(Collector):
    """What the store counts, asked for when somebody reads the numbers."""

    def __init__(self, counted: Counted) -> None:
        self._counted = counted

    def describe(self) -> Iterable[Metric]:
        """Nothing: registering must not ask the database."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """The store's numbers; what cannot be read now is left out, and tillit_store_up says so."""
        saved = CounterMetricFamily(
            "tillit_values_saved", "Answers and texts committed by this process.", labels=["where"]
        )
        for where, count in self._counted.saved().items():
            saved.add_metric([where], count)
        errors = CounterMetricFamily(
            "tillit_store_errors", "Errors of the database in this process.", labels=["kind"]
        )
        up = GaugeMetricFamily("tillit_store_up", "Whether the database could be read just now.")
        try:
            found = self._counted.figures()
        except StoreError:
            found = None
        for kind, count in self._counted.errors().items():
            errors.add_metric([kind], count)
        up.add_metric([], found is not None)
        yield from (saved, errors, up)
        if found is not None:
            yield from _stored(found)


def _stored(found: Figures) -> Iterator[Metric]:
    stored = GaugeMetricFamily("tillit_self_assessments", "Self-assessments stored.")
    stored.add_metric([], found.self_assessments)
    phases = GaugeMetricFamily("tillit_workshops", "Workshops stored, by phase.", labels=["phase"])
    for phase, count in sorted(found.workshops.items()):
        phases.add_metric([phase], count)
    yield from (stored, phases)
