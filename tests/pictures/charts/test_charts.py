"""Every kind of chart: what it shows, and that it says so."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from generators.errors import GuideError
from generators.model import Axis
from generators.pictures import charts
from generators.pictures.charts import kinds, style
from generators.pictures.charts.placement import measure
from generators.pictures.charts.tags import find_tagged
from generators.pictures.svg import link_values, make_standalone
from tests.pictures.charts.samples import (
    VOCABULARY,
    chart,
    complete,
    draw,
    drawn,
    drawn_complete,
    observation,
    series,
    texts,
    with_differences,
)

KINDS = kinds.own_names()
every_kind = pytest.mark.parametrize("kind", KINDS)


@cache
def drawn_as_x(kind: str) -> str:
    """The complete chart as the figure `x`."""
    return drawn(*complete(kind), ident="figure-x")


@every_kind
def test_a_chart_of_every_form_of_value_is_one_line_of_svg(kind: str) -> None:
    svg = drawn_complete(kind)
    assert svg.startswith("<svg ")
    assert svg.endswith("</svg>")
    assert "\n" not in svg
    ET.fromstring(svg)


@every_kind
def test_the_same_data_give_the_same_bytes(kind: str) -> None:
    assert drawn(*complete(kind)) == drawn_complete(kind)


def test_a_chart_that_was_written_is_measured_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    sample, observations = complete("dose")
    figure = draw(sample, observations)
    drawn_again: list[Figure] = []

    def draw_without_rendering(figure: Figure) -> None:
        drawn_again.append(figure)
        place(figure)

    place = Figure.draw_without_rendering
    monkeypatch.setattr(Figure, "draw_without_rendering", draw_without_rendering)
    charts.write_svg(figure, sample, observations, VOCABULARY, "figure-sample")
    assert charts.find_misplaced(figure, sample, observations, VOCABULARY) == [] and drawn_again == []
    figure.axes[0].set_ylim(0, 1000)  # a change after it was written is seen
    assert charts.find_misplaced(figure, sample, observations, VOCABULARY) and drawn_again == [figure]


@every_kind
def test_a_picture_has_a_name_and_a_description_for_a_screen_reader(kind: str) -> None:
    svg = drawn_as_x(kind)
    assert 'role="group" aria-labelledby="figure-x-title" aria-describedby="figure-x-desc"' in svg
    assert '<title id="figure-x-title">A sample</title><desc id="figure-x-desc">What the sample shows.</desc>' in svg


@every_kind
def test_ids_are_unique_and_begin_with_the_figures_own(kind: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', drawn_as_x(kind))
    assert ids
    assert all(name.startswith("figure-x-") for name in ids)
    assert max(Counter(ids).values()) == 1


@every_kind
def test_what_is_referred_to_is_there(kind: str) -> None:
    svg = drawn_as_x(kind)
    records = {name for name in re.findall(r'href="#([^"]+)"', svg) if name.startswith("obs-")}
    assert set(re.findall(r'href="#([^"]+)"', svg)) - records <= set(re.findall(r'\sid="([^"]+)"', svg))


@every_kind
def test_each_part_of_a_value_leads_to_its_record_and_only_its_words_are_a_stop(kind: str) -> None:
    _, found = complete(kind)
    root = ET.fromstring(drawn_complete(kind).replace(' xmlns="http://www.w3.org/2000/svg"', ""))
    links = root.findall(".//*[@data-value]")
    targets = Counter(link.attrib["href"] for link in links if "aria-hidden" not in link.attrib)
    assert targets == Counter({f"#obs-{ident}": 1 + (ident == "range") for ident in found})
    assert {link.tag for link in links} == {"a"}
    assert all(("aria-hidden" in link.attrib) != bool("".join(link.itertext()).strip()) for link in links)
    assert {link.get("tabindex") for link in links if "aria-hidden" in link.attrib} <= {"-1"}
    assert all(link.attrib["href"] == f"#obs-{link.attrib['data-value']}" for link in links)
    assert all(link.attrib["data-grade"] == found[link.attrib["data-value"]].grade for link in links)


def test_the_values_of_a_picture_lead_to_the_pages_of_their_records_and_disputed_ones_are_marked() -> None:
    _, found = complete("dose")
    first, *others = [ident for ident in found if found[ident].value]
    linked = link_values(drawn_complete("dose"), lambda ident: f"../data/{ident}/", {first})
    links = set(re.findall(r'href="([^"]+)"( class="disputed")?', linked))
    assert links >= {(f"../data/{first}/#obs-{first}", ' class="disputed"')}
    assert links >= {(f"../data/{ident}/#obs-{ident}", "") for ident in others}


def test_a_picture_that_left_its_page_leads_nowhere() -> None:
    assert 'href="#obs-' not in make_standalone(drawn_complete("dose"))


@every_kind
def test_every_colour_is_a_variable_of_the_page(kind: str) -> None:
    without = re.sub(r"var\(--ag-\w+, #[0-9a-f]{6}\)", "", drawn_complete(kind))
    assert not re.search(r"(?<!&)#[0-9a-fA-F]{3,8}\b(?![^<]*</text>)", re.sub(r'href="#[^"]*"', "", without))
    assert "rgb(" not in without


@every_kind
def test_a_picture_brings_no_style_sheet_and_no_metadata(kind: str) -> None:
    assert not re.search(r"<style|<metadata|<!--|<\?xml|<!DOCTYPE|clip-path|xlink", drawn_complete(kind))


@every_kind
def test_an_unverified_value_is_said_to_be_unverified(kind: str) -> None:
    sample, found = complete(kind)
    sound = {ident: one.model_copy(update={"grade": "primary"}) for ident, one in found.items()}
    assert any("unverified" in text for text in texts(drawn_complete(kind)))
    assert not any("unverified" in text for text in texts(drawn(sample, sound)))


@every_kind
@pytest.mark.parametrize("width", [None, charts.NARROW_WIDTH])
def test_a_disputed_value_is_said_to_be_disputed(kind: str, width: float | None) -> None:
    sample, found = complete(kind)
    disputed = {ident: one.model_copy(update={"is_disputed": True}) for ident, one in found.items()}
    figure = charts.draw(sample, disputed, VOCABULARY, width)
    told = {tag.observation for tag, artist in find_tagged(figure) if "disputed" in getattr(artist, "get_text", str)()}
    assert told == {ident for ident in found if found[ident].value}
    assert not any("disputed" in text for text in texts(drawn(sample, found)))
    assert "disputed" in charts.describe_chart(sample, disputed, VOCABULARY)
    assert "disputed" not in charts.describe_chart(sample, found, VOCABULARY)


@pytest.mark.parametrize("warning", [{"grade": "unverified"}, {"is_disputed": True}])
def test_a_difference_is_said_to_be_unverified_or_disputed(warning: dict[str, object]) -> None:
    sample, found = with_differences()
    warned = found | {"x": found["x"].model_copy(update=warning)}
    for width in (None, charts.NARROW_WIDTH):
        figure = charts.draw(sample, warned, VOCABULARY, width)
        assert not charts.find_misplaced(figure, sample, warned, VOCABULARY)
        assert charts.find_misplaced(charts.draw(sample, found, VOCABULARY, width), sample, warned, VOCABULARY)


@every_kind
def test_a_missing_value_is_a_word(kind: str) -> None:
    svg = drawn_complete(kind)
    assert re.search(r'<a data-value="absent" [^>]*data-missing="not-reported"', svg)
    assert "not reported" in texts(svg)


@every_kind
def test_a_printed_value_is_bound_to_its_observation(kind: str) -> None:
    svg = drawn_complete(kind)
    assert 'data-value="computed" data-grade="derived"' in svg
    assert 'data-value="legacy" data-grade="unverified"' in svg


@every_kind
def test_a_limit_is_explained(kind: str) -> None:
    assert "Arrow: a limit, open to that side." in " ".join(texts(drawn_complete(kind)))


@every_kind
def test_changing_an_observation_changes_only_its_label(kind: str) -> None:
    sample, found = complete(kind)
    changed = found | {"computed": found["computed"].model_copy(update={"value": observation("x", "34").value})}
    before, after = Counter(texts(drawn_complete(kind))), Counter(texts(drawn(sample, changed)))
    assert before - after == Counter(["33%"])
    assert after - before == Counter(["34%"])


@every_kind
def test_a_point_that_is_no_observation_is_named(kind: str) -> None:
    sample, found = complete(kind)
    del found["limit"]
    with pytest.raises(GuideError, match=r"'sample' asks for 'limit'"):
        drawn(sample, found)


@every_kind
def test_a_kind_has_a_file(kind: str) -> None:
    sample, found = complete(kind)
    assert draw(sample, found).get_figwidth() == pytest.approx(720 / 72)


def test_the_kind_of_the_error_bars_is_said() -> None:
    found = {"a": observation("a", "5 (3–7)", spread_kind="95% CI")}
    assert "Bars: 95% CI." in texts(drawn(chart("intervals", series("s", "a")), found))


def test_mixed_kinds_of_error_bars_are_told_apart() -> None:
    found = {
        "a": observation("a", "5 (3–7)", spread_kind="95% CI", dose="10 mg"),
        "b": observation("b", "6 ± 2", spread_kind="SD", dose="20 mg"),
    }
    words = " ".join(texts(drawn(chart("dose", series("s", "a", "b")), found)))
    assert "Bars: 95% CI (10 mg); SD (20 mg)." in words


def test_a_spread_of_unknown_kind_is_said_to_be_unknown() -> None:
    found = {"a": observation("a", "5 ± 1", spread_kind="not-stated")}
    assert "Bars: kind of spread not stated." in texts(drawn(chart("intervals", series("s", "a")), found))


def test_a_count_is_drawn_as_a_share_and_printed_as_it_was_written() -> None:
    found = {"a": observation("a", "10/40 (25%)", "{participants}"), "b": observation("b", "25")}
    svg = drawn(chart("intervals", series("s", "a", "b")), found)
    assert len(set(re.findall(r'transform="translate\(([\d.]+) ', svg))) == 1
    assert "10/40 (25%)" in texts(svg)


def test_a_value_in_another_unit_is_converted_and_says_its_own() -> None:
    found = {"a": observation("a", "48", "h"), "b": observation("b", "2", "d")}
    svg = drawn(chart("intervals", series("s", "a", "b"), unit="d"), found)
    assert len(set(re.findall(r'transform="translate\(([\d.]+) ', svg))) == 1
    assert "48\u00a0h" in texts(svg)
    assert "2" in texts(svg)


def test_units_that_do_not_convert_are_said_with_the_observation() -> None:
    found = {"a": observation("a", "48", "mg")}
    with pytest.raises(GuideError, match=r"'sample' cannot show 'a'"):
        drawn(chart("intervals", series("s", "a"), unit="d"), found)


def test_a_dose_chart_wants_one_dose_of_each_value() -> None:
    found = {"a": observation("a", "5", dose="10, 20 mg")}
    with pytest.raises(GuideError, match=r"'a' has '10, 20 mg'"):
        drawn(chart("dose", series("s", "a")), found)


def test_a_course_wants_a_time_of_each_value() -> None:
    with pytest.raises(GuideError, match=r"'a' has 'at the end'"):
        drawn(chart("course", series("s", "a")), {"a": observation("a", "5", time="at the end")})


def test_a_course_puts_days_and_weeks_on_one_axis() -> None:
    found = {"a": observation("a", "5", time="day 14"), "b": observation("b", "6", time="week 4")}
    words = texts(drawn(chart("course", series("s", "a", "b")), found))
    assert {"2", "4"} <= set(words)


def test_a_pair_without_its_other_half_is_named() -> None:
    found = {"a": observation("a", "5"), "b": observation("b", "6")}
    lone = chart("paired", series("s", "a", labels=("nausea",)), series("p", "b", labels=("headache",)))
    with pytest.raises(GuideError, match="no second value for Nausea"):
        drawn(lone, found)


def test_numbers_of_participants_stand_under_the_doses() -> None:
    found = {"a": observation("a", "5", dose="10 mg", n="12"), "b": observation("b", "6", dose="20 mg", n="9")}
    words = texts(drawn(chart("dose", series("s", "a", "b")), found))
    assert {"n", "12", "9"} <= set(words)


def test_a_logarithmic_axis_cannot_show_nothing() -> None:
    found = {"a": observation("a", "0")}
    sample = chart("intervals", series("s", "a"), axis=Axis(label="Change", unit="%", scale="log"))
    with pytest.raises(GuideError, match="logarithmic"):
        drawn(sample, found)


@every_kind
def test_a_mark_stands_in_the_picture_where_the_measured_figure_has_it(kind: str) -> None:
    sample, observations = complete(kind)
    figure = draw(sample, observations)
    root = ET.fromstring(
        re.sub(r' xmlns="[^"]+"', "", charts.write_svg(figure, sample, observations, VOCABULARY, "figure-sample"))
    )
    height, seen = style.size(figure)[1], 0
    for tag, artist in find_tagged(figure):
        if tag.part != "mark" or not isinstance(artist, Line2D):
            continue
        groups = root.findall(f".//*[@data-value='{tag.observation}']")
        moves = [path.get("transform", "") for group in groups for path in group.iter("path")]
        drawn_at = [tuple(map(float, re.findall(r"-?[\d.]+", move))) for move in moves if "translate" in move]
        for x, y in measure.points(artist):
            assert any(abs(x - at[0]) < 0.1 and abs(height - y - at[1]) < 0.1 for at in drawn_at), (tag.key, drawn_at)
            seen += 1
    assert seen
