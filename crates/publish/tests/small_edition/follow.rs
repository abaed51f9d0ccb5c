//! What was measured over time: a picture of each party, figures, one that there is not, and one that is internal.

use jiff::civil::date;
use model::{Day, FollowThrough, Indicator, Panel, PanelWindow};

use super::CANARY;

/// What only an indicator that is internal says.
pub(crate) const INTERNAL: &str = "sooner than by chance";

pub(super) fn follow(a: &str, b: &str) -> FollowThrough {
    let fell =
        Indicator { reading: Some("one".into()), ..figure("rate ratio", "ratio", b, Some([0.426_04, 0.001, 1.2])) };
    let open = Indicator { high: None, ..figure("rate", "incidents a day", a, Some([1.25, 0.5, 2.0])) };
    let none = Indicator {
        says: "=none, since the reports are a choice".into(),
        reading: Some("two".into()),
        ..figure("rate", "incidents a day", b, None)
    };
    let moved = Indicator {
        class: "others".into(),
        says: format!("It moved to {CANARY}."),
        ..figure("ratio of ratios", "ratio", b, Some([-0.5, -1.0, 0.0]))
    };
    let internal = Indicator {
        says: format!("{b} acts {INTERNAL}"),
        internal: true,
        ..figure("retaliation", "ratio", b, Some([3.0, 2.0, 4.0]))
    };
    FollowThrough { indicators: vec![fell, open, none, moved, internal], panels: vec![panel(b, 3.0), panel(a, 40.0)] }
}

fn figure(name: &'static str, unit: &'static str, party: &str, figure: Option<[f64; 3]>) -> Indicator {
    Indicator {
        name,
        unit,
        party: party.into(),
        class: "energy".into(),
        means: "drone".into(),
        zone: "any".into(),
        counted_by: "the case".into(),
        reading: None,
        window: "18 Mar 2025 to 30 Mar 2025".into(),
        value: figure.map(|[value, _, _]| value),
        low: figure.map(|[_, low, _]| low),
        high: figure.map(|[_, _, high]| high),
        method: "conditional test (Przyborowski and Wilenski, 1940)",
        coverage: "1 day is not known".into(),
        says: format!("The {name} is what it is."),
        detail: false,
        internal: false,
    }
}

/// From 10 to 29 March: fewer from the 18th on; the 14th and 15th are not known, the reports of the last four a choice.
fn panel(party: &str, most: f64) -> Panel {
    let day = |n: u32| match n {
        4 | 5 => None,
        0..8 => Some([most - f64::from(n % 2), most - 1.0, most]),
        _ => Some([f64::from(n % 3); 3]),
    };
    let on = |month, of_month| Day::from(date(2025, month, of_month));
    let window = |reading: &str, from, until, rate| PanelWindow { reading: reading.into(), from, until, rate };
    Panel {
        title: "strikes on energy by drones".into(),
        party: party.into(),
        class: "energy".into(),
        means: "drone".into(),
        zone: "any".into(),
        counted_by: "the case".into(),
        first: on(3, 10),
        detail: false,
        days: (0..20).map(day).collect(),
        picked: (0..20).map(|n| n >= 16).collect(),
        windows: vec![
            window("one", on(3, 18), on(3, 28), Some([1.0, 0.456, 1.9])),
            window("two", on(3, 25), Day(i64::MAX), None),
        ],
    }
}
