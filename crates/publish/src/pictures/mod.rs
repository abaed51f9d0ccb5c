//! A panel as a picture: one small multiple among others of its kind, to be read on paper, in grey and on a telephone.
//!
//! A thin bar a day on an axis that begins at zero; what is not known is hatched, what is a choice is hollow; beneath,
//! a line a reading shows when the party was bound. Nothing is told by colour alone, and all of it in words as well.
//! Pictures of one group share a scale; no picture and no scale holds two parties. Source of the form: Tufte, "The
//! Visual Display of Quantitative Information", 1983, chapter 8.

mod days;
mod scale;
#[cfg(test)]
mod tests;
mod words;

use maud::{Markup, html};
use model::{Panel, PanelWindow};

use crate::figures::hundredths as n;
use crate::index::Index;
use days::Marks;
use scale::{BOTTOM, LEFT, RIGHT, TOP, WIDTH};

pub(crate) use scale::Scale;

/// The height of the names of months.
const MONTHS: f64 = 134.0;
/// The height of the first reading.
const READINGS: f64 = 156.0;
/// From one reading to the next.
const READING: f64 = 29.0;

/// Letters that fit into the width.
const LETTERS: usize = 54;

/// The picture, with how it is to be read beneath it. `id` is its anchor within the page.
pub(crate) fn picture(index: &Index<'_>, id: &str, panel: &Panel, scale: &Scale) -> Markup {
    let title = words::title(index, panel);
    let height = READINGS + READING * panel.windows.len() as f64 - 12.0;
    html! {
        figure class="picture" {
            figcaption { strong { (title) } }
            svg role="img" viewBox={ "0 0 " (WIDTH) " " (height) } aria-labelledby=(id) aria-describedby={ (id) "-words" } {
                title id=(id) { (title) }
                desc id={ (id) "-words" } { (words::description(index, panel, scale)) }
                (axes(scale))
                (marks(&Marks::new(panel, scale), scale))
                @for (place, window) in panel.windows.iter().enumerate() {
                    (bound(scale, window, READINGS + READING * place as f64))
                }
            }
            p { (words::notes(panel, scale).join(" ")) }
        }
    }
}

fn axes(scale: &Scale) -> Markup {
    html! {
        text x=(LEFT) y=(TOP - 8.0) { "a day" }
        @for count in scale.counts() {
            @let y = n(scale.y(count));
            path class="grid" d={ "M" (LEFT) " " (y) "H" (RIGHT) } {}
            text class="end" x=(LEFT - 5.0) y=(y + 4.0) { (count) }
        }
        @for (x, name) in scale.months() {
            path class="axis" d={ "M" (n(x)) " " (BOTTOM) "v5" } {}
            @if let Some(name) = name { text x=(n(x)) y=(MONTHS) { (name) } }
        }
    }
}

/// Lines are as thin as the days need them, so that a narrow bar stays hollow.
fn marks(marks: &Marks, scale: &Scale) -> Markup {
    let axis = format!("M{LEFT} {BOTTOM}H{RIGHT}");
    let of_day = |share: f64| n((scale.day() * share).min(1.0));
    let drawn = [
        ("hatched", &marks.hatched, 0.5),
        ("solid", &marks.solid, 0.0),
        ("hollow", &marks.hollow, of_day(0.2)),
        ("spread", &marks.spread, of_day(0.3)),
        ("axis", &axis, 1.0),
        ("picked", &marks.picked, 2.0),
    ];
    html! {
        @for (class, path, width) in drawn { @if !path.is_empty() { path class=(class) stroke-width=(width) d=(path) {} } }
    }
}

/// A reading, its rate, and its days beneath: a cap where they end, an arrow where they go on.
fn bound(scale: &Scale, window: &PanelWindow, y: f64) -> Markup {
    let (from, until, middle) = (n(scale.x(window.from)), n(scale.x(window.until)), y + 9.0);
    let tip = |x: f64, goes_on: bool, way: i8| match goes_on {
        true => format!("M{x} {}l{} 4l{} 4z", middle - 4.0, 7 * way, -7 * way),
        false => format!("M{x} {}v8", middle - 4.0),
    };
    let reach = scale.reach(window);
    let absent = if reach.is_none() { ", not bound on these days" } else { "" };
    let said = format!(": {}{absent}", words::rate(window));
    // What would not fit is drawn closer together.
    let is_long = window.reading.len() + said.len() > LETTERS;
    html! {
        text x="0" y=(y) textLength=[is_long.then_some(WIDTH)] lengthAdjust=[is_long.then_some("spacingAndGlyphs")] {
            tspan class="reading" { (window.reading) } (said)
        }
        path class="grid" d={ "M" (LEFT) " " (middle) "H" (RIGHT) } {}
        @if let Some((before, after)) = reach {
            path class="bound" d={ "M" (from) " " (middle) "H" (until) } {}
            path class="tip" d={ (tip(from, before, -1)) (tip(until, after, 1)) } {}
        }
    }
}
