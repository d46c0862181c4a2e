"""Draw figures with altair, as pictures that need no other host, once for light and once for dark pages."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd
import vl_convert

_INKS = {"light": "#1d1d1f", "dark": "#ececee"}
_FAINT = {"light": "#b4b4ba", "dark": "#5d5e65"}
_ROW = 24  # pixels for a row
_SHAPES = ["circle", "square"]  # of what is laid side by side: as the two marks are drawn on a card
_WIDTH = 360  # of the drawing itself: with its labels it stays readable on a phone's card
_LONGEST = 34  # letters of a label
_ROOM = {"left": 36, "right": 36, "top": 5, "bottom": 5}  # pixels: a browser's letters are wider than vl-convert's

Row = tuple[str, str, float, float, float]  # a label, a kind, a figure from 0 to 1, and the interval around it


def dots(rows: Sequence[Row], kinds: Sequence[str], axis: str) -> dict[str, str]:
    """Draw for each label a figure of each kind as a dot of its own shape, with its interval as a line.

    Args:
        rows: in the order from top to bottom.
        kinds: the kinds, in their order.
        axis: what the figures are.

    Returns:
        the addresses of two pictures, "light" and "dark"; empty if there is nothing to draw.
    """
    columns = ["label", "kind", "figure", "low", "high"]
    frame = pd.DataFrame([row for row in rows if row[2] == row[2]], columns=columns)
    if frame.empty:
        return {}
    return {theme: _picture(_dotted(frame, kinds, axis, ink), theme) for theme, ink in _INKS.items()}


def shares(frame: pd.DataFrame, order: Sequence[str], axis: str) -> dict[str, str]:
    """Draw for each label a bar that is parted into kinds, the darkest first.

    Args:
        frame: columns "label", "kind" and "share".
        order: the kinds, from left to right.
        axis: what the shares are of.
    """
    if frame.empty:
        return {}
    ranked = frame.assign(rank=frame["kind"].map({kind: at for at, kind in enumerate(order)}))
    return {theme: _picture(_parted(ranked, order, axis, theme), theme) for theme in _INKS}


def _dotted(frame: pd.DataFrame, kinds: Sequence[str], axis: str, ink: str) -> alt.LayerChart:
    scale = alt.Scale(domain=[0, 1])
    beside = alt.YOffset("kind:N", scale=alt.Scale(domain=list(kinds), paddingOuter=0.3))
    shapes = alt.Shape("kind:N", scale=alt.Scale(domain=list(kinds), range=_SHAPES), legend=_legend(ink))
    base = alt.Chart(frame).encode(y=_labels(), yOffset=beside)
    lines = base.mark_rule(color=ink, strokeWidth=1.5).encode(x=alt.X("low:Q", scale=scale, title=axis), x2="high:Q")
    points = base.mark_point(color=ink, filled=True, size=60, opacity=1)
    layers: alt.LayerChart = lines + points.encode(x=alt.X("figure:Q", scale=scale), shape=shapes)
    return layers


def _parted(frame: pd.DataFrame, order: Sequence[str], axis: str, theme: str) -> alt.Chart:
    greys = ["#1d1d1f", "#5b5b60", "#dcdce0", "#a3a3a9", "#ffffff"][: len(order)]
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=list(order), range=greys if theme == "light" else greys[::-1]),
        legend=_legend(_INKS[theme]),
    )
    bar = alt.Chart(frame).mark_bar(stroke=_INKS[theme], strokeWidth=0.8, height=_ROW * 0.6)
    x = alt.X("share:Q", stack="zero", scale=alt.Scale(domain=[0, 1]), title=axis)
    chart: alt.Chart = bar.encode(y=_labels(), x=x, color=colour, order="rank:Q")
    return chart


def _legend(ink: str) -> alt.Legend:
    look: dict[str, Any] = {"symbolStrokeWidth": 1, "symbolStrokeColor": ink}
    return alt.Legend(orient="top", title=None, columns=2, columnPadding=40, labelLimit=0, **look)


def _labels() -> alt.Y:
    return alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelLimit=_LONGEST * 7, labelPadding=8))


def _picture(chart: alt.Chart | alt.LayerChart, theme: str) -> str:
    """Turn a chart into a picture inside its own address."""
    ink, faint = _INKS[theme], _FAINT[theme]
    text: dict[str, Any] = {"labelColor": ink, "titleColor": ink, "labelFontSize": 13, "titleFontSize": 13}
    text |= {"labelFont": "sans-serif", "titleFont": "sans-serif"}
    styled = (
        chart.properties(
            width=_WIDTH, height=alt.Step(_ROW, **{"for": "position"}), background="transparent", padding=_ROOM
        )
        .configure_axis(gridColor=faint, domainColor=faint, tickColor=faint, **text)
        .configure_legend(labelColor=ink, labelFont="sans-serif", labelFontSize=13)
        .configure_view(stroke=None)
    )
    svg = vl_convert.vegalite_to_svg(styled.to_dict())
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
