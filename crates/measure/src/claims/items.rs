//! What of a claim its own side has itemised, and why that decides nothing.
//!
//! Unit: incidents. Definition: those in which a speaker of the claim's side says that the accused party did it, of the
//! claim's subject, in its window; those that surely lie in it, and those that may. Fewer than a count says is no
//! contradiction: to withhold an item is a decision about publishing.

use model::{ClaimKind, ClaimOutcome, Figure, Name};

use super::Opinion;
use super::view::{Fit, Said, Seen, View};

pub(super) fn rule(view: &View<'_>, said: &Said<'_>) -> Option<Opinion> {
    let (because, incidents) = match said.kind {
        ClaimKind::Universal => {
            ("that nothing is known to have been done does not show that nothing was done".to_owned(), Vec::new())
        }
        ClaimKind::Count | ClaimKind::Event | ClaimKind::Denial => match why_not(said) {
            Some(why) => (why, Vec::new()),
            None if said.kind == ClaimKind::Count => counted(view, said),
            None => listed(view, said)?,
        },
        ClaimKind::Interpretation | ClaimKind::Condition | ClaimKind::Announcement => return None,
    };
    Some(Opinion { outcome: ClaimOutcome::NotCheckable, because, incidents })
}

/// Why it cannot be held against any incident.
fn why_not(said: &Said<'_>) -> Option<String> {
    let subject = &said.subject;
    if subject.accused.is_none() {
        return Some(format!("`{}` names no party whose acts it is about", said.claim.about));
    }
    if !subject.unread.is_empty() {
        return Some(format!("what `{}` is was not read", subject.unread.join("`, `")));
    }
    said.day().is_none().then(|| "nobody says when it was said".to_owned())
}

fn counted(view: &View<'_>, said: &Said<'_>) -> (String, Vec<Name>) {
    let mut incidents = Vec::new();
    let mut told: Vec<String> =
        said.claim.figures.iter().map(|figure| of_figure(view, said, figure, &mut incidents)).collect();
    let unread = |(words, why): &(Name, Name)| format!("`{words}` was said and not read: {why}");
    told.extend(said.claim.unread.iter().map(unread));
    if told.is_empty() {
        told.push("no number is given apart from its words".to_owned());
    }
    (told.join("; "), incidents)
}

fn of_figure(view: &View<'_>, said: &Said<'_>, figure: &Figure, incidents: &mut Vec<Name>) -> String {
    if !figure.unit.is_empty() {
        return format!("`{}` counts {}, and incidents are not itemised by that", figure.said, figure.unit);
    }
    if said.side.is_none() {
        return format!(
            "`{}`: its speaker is on no party's side, and what others itemise is not its count",
            figure.said
        );
    }
    let (Some(span), Some(party)) = (said.window(figure), said.subject.accused) else {
        return format!("`{}`: for which time is not said", figure.said);
    };
    let own = view.own(said, party, &span);
    let surely = own.iter().filter(|(_, fit)| *fit == Fit::Surely).count();
    incidents.extend(own.iter().map(|(seen, _)| seen.incident.id.clone()));
    let itemised = if surely == own.len() { surely.to_string() } else { format!("{surely} to {}", own.len()) };
    let n = if figure.most == Some(figure.least) { "" } else { "at least " };
    format!("`{}`: itemised {itemised} of {n}{} incidents, in {}", figure.said, figure.least, span.said)
}

/// The incidents that an accusation or a denial may speak of, and how sure they are.
fn listed(view: &View<'_>, said: &Said<'_>) -> Option<(String, Vec<Name>)> {
    let (party, span) = (said.subject.accused?, said.span()?);
    let own = said.kind == ClaimKind::Event;
    let found = if own { view.own(said, party, &span) } else { view.anyones(said, party, &span) };
    let one = |(seen, _): &(&Seen<'_>, Fit)| format!("{} ({})", seen.incident.id, seen.assessment.certainty.word());
    let because = match (found.is_empty(), own) {
        (true, true) => format!("its side itemises no such incident in {}", span.said),
        (true, false) => format!("nobody itemises such an incident in {}", span.said),
        (false, _) => {
            let told: Vec<String> = found.iter().map(one).collect();
            format!("in {} it may speak of {}, and no finding decides", span.said, told.join(", "))
        }
    };
    Some((because, found.iter().map(|(seen, _)| seen.incident.id.clone()).collect()))
}
