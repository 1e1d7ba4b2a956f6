"""The numbers of the scoring model; their meaning stands beside each in content/instrument.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class GroupConstants:
    """Every constant of instrument.md 3.10 and 3.11.

    Limits with ``points``, ``pole`` or ``scale`` in the name are on 0-100, those with ``item`` on 1-5;
    counts are persons.
    """

    min_n: int
    full_v: int
    crowd: int
    item_low: float
    item_high: float
    pole_low: float
    pole_high: float
    scale_low: float
    scale_high: float
    agreed: float
    fairly_agreed: float
    points_agreed: float
    points_fairly_agreed: float
    rwg_variance: float
    camp_share: float
    camp_min: int
    chain_gap: float
    gap_pole: float
    gap_scale: float
    median_step_pole: float
    median_step_scale: float
    votes_min: int
    names_max: int
    stark_max: int
    audit_max: int
    change_clear: float
    change_min_items: int
    change_share: float
    change_months: int
    change_pole: float
    change_scale: float


@dataclass(frozen=True)
class Constants:
    """Every constant of instrument.md sections 2.20, 3 and 4.2.

    Points are on 0-100, shares 0-1, times in seconds. ``offset`` holds the difficulty of each scale in points
    and is subtracted only where scales are compared with each other (3.4).
    """

    item_error_sd: float
    band_z: float
    band_base: float
    band_missing: float
    band_max: float
    high: float
    low: float
    middle: float
    half_share: float
    settled_tenths: int
    min_valid: int
    mixed_range: float
    gap_dk: int
    link_gap: float
    quadrant_high: float
    quadrant_low: float
    delegation_high: float
    support_low: float
    support_high: float
    delegation_gap: float
    both_high: float
    both_low: float
    lean: float
    behov_step: float
    topics_max: int
    more_min: int
    flag_min_valid: int
    flag_min_timed: int
    long_run: int
    long_sd: float
    mid_share: float
    ext_share: float
    fast_share: float
    fast_s: float
    time_cap_s: float
    acq_high: float
    acq_low: float
    acq_min_forward: int
    acq_min_reversed: int
    dk_min: int
    typbild_margin: float
    typbild_max: int
    near_max: int
    item_s: float
    item_s_after: int
    tap_s: float
    summary_s: float
    summaries: int
    offset: Mapping[str, float]
    group: GroupConstants
