//! Rules of which nothing is left: a class that is empty, exceptions and permissions that together take out everything, a
//! duty to do what another term forbids.

use model::{Diagnostic, Facet, LeafSet, Name, Taxonomy};

use super::error;
use crate::lower::Lowering;
use crate::norms::{Exception, ExceptionBox, Form, Norm};

/// Every rule of which nothing is left under a reading.
pub(super) fn find(lowering: &Lowering<'_>, reading: &Name, norms: &[Norm]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut tell = |place: usize, message: String, hint: String| {
        found.extend(lowering.at(place).map(|line| error("P16", &line.clause.span, message, hint)));
    };
    let prohibitions: Vec<&Norm> = norms.iter().filter(|norm| norm.form == Form::Prohibit).collect();
    for norm in &prohibitions {
        let (term, object) = (&norm.term, &norm.ambit.object);
        if object.within.union(object.opened()).is_empty() {
            let message = format!("nothing is left that term `{term}` protects, under `{reading}`");
            let hint = "say what it is, or take less out: `is oil refinery`".to_owned();
            tell(object.clauses.last().copied().unwrap_or(norm.clause), message, hint);
        } else if let Some(swallowing) = swallowing(norm) {
            let names: Vec<String> = swallowing.iter().map(|one| format!("`{}`", one.name)).collect();
            let verb = if names.len() == 1 { "takes" } else { "together take" };
            let message =
                format!("{} {verb} out all that term `{term}` prohibits, under `{reading}`", names.join(" and "));
            let hint = format!("narrow it, or write under the reading `term {term} is not in this reading`");
            tell(swallowing.last().map_or(norm.clause, |last| last.clause), message, hint);
        }
    }
    for norm in norms.iter().filter(|norm| matches!(norm.form, Form::Oblige { .. } | Form::Periodic { .. })) {
        if let Some(other) = prohibitions.iter().find(|other| forbids(other, norm)) {
            let message =
                format!("term `{}` asks for what term `{}` prohibits, under `{reading}`", norm.term, other.term);
            tell(norm.clause, message, format!("ask for something else, or let term `{}` prohibit less", other.term));
        }
    }
    found
}

/// What an exception takes out whatever happens: acts, objects, means.
fn taken(exception: &Exception, norm: &Norm) -> Option<(LeafSet, LeafSet, LeafSet)> {
    let all = |facet| Taxonomy::shipped().all(facet);
    let (objects, means) =
        (all(Facet::Object).minus(exception.not.objects), all(Facet::Means).minus(exception.not.means));
    match &exception.what {
        ExceptionBox::Objects(set) => Some((all(Facet::Act), objects.intersection(*set), means)),
        ExceptionBox::Means(set) => Some((all(Facet::Act), objects, means.intersection(*set))),
        ExceptionBox::Permission { who, ambit } => {
            let narrower = ambit.territory.of_other || ambit.territory.area.is_some() || ambit.hours.is_some();
            let for_all = norm.who.iter().all(|party| who.contains(party));
            (!narrower && for_all).then_some((ambit.act.within, ambit.object.within, ambit.means.within))
        }
        ExceptionBox::LaunchedBeforeStart { .. } | ExceptionBox::Response(_) | ExceptionBox::Circumstance => None,
    }
}

/// The exceptions that take out every act, object and means that a prohibition speaks of: the one that does it alone, or
/// all that do it together.
fn swallowing(norm: &Norm) -> Option<Vec<&Exception>> {
    let boxes: Vec<_> = norm.ambit.exceptions.iter().filter_map(|one| Some((one, taken(one, norm)?))).collect();
    if let Some((one, _)) = boxes.iter().find(|one| covers(norm, std::slice::from_ref(one))) {
        return Some(vec![one]);
    }
    covers(norm, &boxes).then(|| boxes.into_iter().map(|(one, _)| one).collect())
}

fn covers(norm: &Norm, boxes: &[(&Exception, (LeafSet, LeafSet, LeafSet))]) -> bool {
    let (act, object, means) = (norm.ambit.act.within, norm.ambit.object.within, norm.ambit.means.within);
    if act.is_empty() || object.is_empty() || means.is_empty() {
        return false;
    }
    act.each().all(|act| {
        object.each().all(|object| {
            let here = boxes.iter().filter(|(_, (acts, objects, _))| acts.overlaps(act) && objects.overlaps(object));
            here.fold(LeafSet::EMPTY, |all, (_, (_, _, by))| all.union(*by)).contains(means)
        })
    })
}

/// Whether whatever a duty could be fulfilled by is forbidden to somebody whom it binds.
fn forbids(prohibition: &Norm, duty: &Norm) -> bool {
    let (not, must) = (&prohibition.ambit, &duty.ambit);
    let everywhere = !not.territory.of_other && not.territory.area.is_none() && not.hours.is_none();
    everywhere
        && not.exceptions.is_empty()
        && prohibition.who.iter().any(|party| duty.who.contains(party))
        && not.act.within.contains(must.act.within)
        && not.object.within.contains(must.object.within)
        && not.means.within.contains(must.means.within)
}
