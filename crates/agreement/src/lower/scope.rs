//! What a term speaks of: classes of objects, means, areas, exceptions.

use std::collections::BTreeMap;
use std::rc::Rc;

use model::{Facet, LeafSet, Name, Taxonomy, TimeError};

use super::Lowering;
use crate::ast::{ClauseId, Counted, Excepted, Item, Kind, Response, Rule, Said};
use crate::norms::{AreaScope, Exception, ExceptionBox, NoExcuse, OpenPart, ResponseTo, Scope};

impl<'a> Lowering<'a> {
    /// Which means a term speaks of. Means that the holder counts against the other side are at least open.
    pub(crate) fn means(&self, said: &Said<'a>) -> Scope {
        let all = Taxonomy::shipped().all(Facet::Means);
        let said = said.last(|kind| if let Kind::Means(means) = kind { Some(*means) } else { None });
        match said {
            None => Scope::only(all, vec![]),
            Some((id, Some(within))) => {
                let mut scope = Scope::only(within, vec![self.place(id)]);
                for (id, counted) in self.also_counted() {
                    if let Counted::Means(leaves) = counted {
                        scope.open.push(self.counted_part(Facet::Means, leaves.minus(within), id));
                    }
                }
                disjoint(&mut scope, LeafSet::EMPTY);
                scope
            }
            Some((id, None)) => {
                let because = "which means count is not said".into();
                let open = vec![OpenPart { leaves: all, clause: Some(self.place(id)), because }];
                Scope { within: LeafSet::EMPTY, open, clauses: vec![] }
            }
        }
    }

    /// What the holder of the reading counts beyond its text. That is its own conduct: whoever takes over the text does
    /// not take that over.
    fn also_counted(&self) -> Vec<(ClauseId, Counted)> {
        self.whole.all(|kind| if let Kind::AlsoCounts(counted) = kind { Some(*counted) } else { None })
    }

    fn counted_part(&self, facet: Facet, leaves: LeafSet, id: ClauseId) -> OpenPart {
        let because = format!(
            "the text does not name {}, but its holder counts it in its own accusations; the same ruler holds for both sides",
            Taxonomy::shipped().describe(facet, leaves)
        );
        OpenPart { leaves, clause: Some(self.place(id)), because }
    }

    /// The clause by which the holder counts attempts.
    pub(super) fn counts_attempts(&self) -> Option<usize> {
        let attempts = self.also_counted().into_iter().find(|(_, counted)| *counted == Counted::Attempts);
        attempts.map(|(id, _)| self.place(id))
    }

    /// What a class of objects is under a reading: named in, named out, and open. Each class of each reading is worked out
    /// once, and one that takes over itself takes nothing.
    pub(crate) fn class(&self, class: &'a Name, reading: usize) -> Rc<Scope> {
        let known = self.classes.borrow().get(&(class, reading)).cloned();
        known.unwrap_or_else(|| {
            self.classes.borrow_mut().insert((class, reading), Rc::default());
            let scope = Rc::new(self.worked_out(class, reading));
            self.classes.borrow_mut().insert((class, reading), scope.clone());
            scope
        })
    }

    fn worked_out(&self, class: &'a Name, reading: usize) -> Scope {
        let taxonomy = Taxonomy::shipped();
        let all = taxonomy.all(Facet::Object);
        let mut scope = Scope::default();
        let mut excluded = LeafSet::EMPTY;
        // A definition taken from another reading is cited where it is taken over.
        let place = |id: ClauseId| if reading == self.reading { Some(self.place(id)) } else { None };
        let mut defined = false;
        for (id, kind) in self.said_of(class, reading) {
            match kind {
                Kind::Is { leaves, others, also, .. } => {
                    scope.within = scope.within.union(*leaves);
                    for other in others {
                        let held = self.class(other, reading);
                        scope.within = scope.within.union(held.within);
                        scope.open.extend(taken_over(&held, place(id)));
                    }
                    scope.clauses.extend(place(id));
                    defined |= !also;
                }
                Kind::IsNot { leaves, .. } => {
                    excluded = excluded.union(*leaves);
                    scope.clauses.extend(place(id));
                }
                Kind::IsSomeOf { leaves, .. } => {
                    let whole = taxonomy.describe(Facet::Object, *leaves);
                    let whole = whole.strip_prefix("any ").unwrap_or(&whole);
                    let because = format!("which parts of {whole} are meant is not said");
                    scope.open.push(OpenPart { leaves: *leaves, clause: place(id), because });
                    scope.clauses.extend(place(id));
                    defined = true;
                }
                Kind::IsListed { list, .. } => {
                    let because = format!("whether it stands in the list `{}` is not known", list.file);
                    scope.open.push(OpenPart { leaves: all, clause: place(id), because });
                    scope.clauses.extend(place(id));
                    defined = true;
                }
                Kind::IsAsIn { reading: other, .. } => {
                    defined = true;
                    if let Some(other) = self.agreement.reading(other) {
                        let taken = self.class(class, other);
                        scope.within = scope.within.union(taken.within);
                        scope.open.extend(taken_over(&taken, place(id)));
                    }
                    scope.clauses.extend(place(id));
                }
                _ => {}
            }
        }
        if !defined {
            match taxonomy.set(Facet::Object, class) {
                Some(leaves) => scope.within = scope.within.union(leaves),
                None => scope.open.push(OpenPart {
                    leaves: all,
                    clause: None,
                    because: format!("what {class} is is not said"),
                }),
            }
        }
        scope.within = scope.within.minus(excluded);
        // A word of the taxonomy means what the taxonomy says; a list of the text's own may have left something out.
        let disputed = taxonomy.disputed_near(Facet::Object, if defined { scope.within } else { LeafSet::EMPTY });
        scope.open.push(OpenPart {
            leaves: disputed,
            clause: None,
            because: format!(
                "whether {} belongs to the class is disputed, and the text names it neither in nor out",
                taxonomy.describe(Facet::Object, disputed)
            ),
        });
        disjoint(&mut scope, excluded);
        scope
    }

    /// What several classes are together; everything where none is named.
    pub(crate) fn classes(&self, classes: &'a [Name], clause: usize) -> Scope {
        let each: Vec<Rc<Scope>> = classes.iter().map(|class| self.class(class, self.reading)).collect();
        match each.as_slice() {
            [] => Scope::only(Taxonomy::shipped().all(Facet::Object), vec![clause]),
            [one] => one.as_ref().clone(),
            several => {
                let mut scope = Scope::default();
                for one in several {
                    scope.within = scope.within.union(one.within);
                    scope.open.extend(one.open.iter().cloned());
                    scope.clauses.extend(&one.clauses);
                }
                disjoint(&mut scope, LeafSet::EMPTY);
                scope
            }
        }
    }

    /// To which objects a rule applies. Where harm is forbidden, what the holder counts against the other side is at least
    /// open, even if its text takes it out; of duties that says nothing.
    pub(crate) fn object_of(&self, rule: &'a Rule, clause: usize) -> Scope {
        let mut scope = self.classes(&rule.classes, clause);
        if rule.forbids_harm() {
            let counted = self.also_counted().into_iter().filter_map(|(id, counted)| match counted {
                Counted::Objects(leaves) => Some(self.counted_part(Facet::Object, leaves, id)),
                _ => None,
            });
            // First, so that the conduct is cited for what the text leaves open as well.
            scope.open.splice(0..0, counted.collect::<Vec<_>>());
            disjoint(&mut scope, LeafSet::EMPTY);
        }
        scope
    }

    /// Every clause that says something of a class under a reading: what it is, what else it is, what it is not.
    pub(crate) fn said_of(&self, class: &Name, reading: usize) -> Vec<(ClauseId, &'a Kind)> {
        let mut said = self.agreement.said_of_class(reading, class).all(Some);
        let rank = |kind: &Kind| match kind {
            Kind::IsNot { .. } => 2,
            Kind::Is { also: true, .. } => 1,
            _ => 0,
        };
        said.sort_by_key(|(_, kind)| rank(kind));
        said
    }

    /// Where a term applies: units as they are, and the areas that the file defines by what they hold.
    pub(super) fn area(&self, names: &[Name], id: ClauseId) -> AreaScope {
        let mut scope = AreaScope { clauses: vec![self.place(id)], ..AreaScope::default() };
        let mut visited = Vec::new();
        names.iter().for_each(|name| self.area_once(name, &mut scope, &mut visited));
        scope.units.retain(|unit| !scope.without.contains(unit));
        scope
    }

    /// As [`Lowering::area`], for one name; an area that takes over itself takes nothing.
    fn area_once(&self, name: &Name, scope: &mut AreaScope, visited: &mut Vec<Name>) {
        let item = Item::Area(name.clone());
        let said = self.agreement.said(self.reading, &item).all(|kind| (*kind != Kind::Heading).then_some(kind));
        if said.is_empty() {
            scope.units.push(name.clone());
            return;
        }
        if visited.contains(name) {
            return;
        }
        visited.push(name.clone());
        for (id, kind) in said {
            scope.clauses.push(self.place(id));
            match kind {
                Kind::AreaIs { names, .. } => names.iter().for_each(|name| self.area_once(name, scope, visited)),
                Kind::AreaShape { shape, drawn, .. } => scope.drawn.push((*shape, drawn.clone())),
                Kind::AreaIsNot { names, .. } => scope.without.extend(names.iter().cloned()),
                _ => {}
            }
        }
    }

    /// The exceptions to a term, by name. An exception overrides the one of its own name, and no other.
    pub(crate) fn exceptions(&self, said: &Said<'a>) -> Result<Vec<Exception>, TimeError> {
        let mut named: BTreeMap<&Name, (ClauseId, &Excepted)> = BTreeMap::new();
        let mut not: BTreeMap<&Name, NoExcuse> = BTreeMap::new();
        for (id, line) in said.applying() {
            match &line.kind {
                Kind::Except { name, what } => drop(named.insert(name, (id, what))),
                Kind::NoExcuse { name, what } => {
                    let no = not.entry(name).or_default();
                    no.clauses.push(self.place(id));
                    match what {
                        Excepted::Objects(leaves) => no.objects = no.objects.union(*leaves),
                        Excepted::Means(leaves) => no.means = no.means.union(*leaves),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        let mut exceptions = Vec::new();
        for (name, (id, what)) in named {
            let what = match what {
                Excepted::Objects(leaves) => ExceptionBox::Objects(*leaves),
                Excepted::Means(leaves) => ExceptionBox::Means(*leaves),
                Excepted::InFlight(span) => {
                    ExceptionBox::LaunchedBeforeStart { until: self.latest_start()?.plus(span.seconds()) }
                }
                Excepted::Response(response) => ExceptionBox::Response(self.response(response, self.place(id))),
                Excepted::Circumstance => ExceptionBox::Circumstance,
                Excepted::Nothing => continue,
            };
            let not = not.remove(name).unwrap_or_default();
            exceptions.push(Exception { name: name.clone(), clause: self.place(id), what, not });
        }
        Ok(exceptions)
    }

    /// Responses that a term marks.
    pub(super) fn marks(&self, said: &Said<'a>) -> Vec<(Name, usize, ResponseTo)> {
        let marked = said.all(|kind| match kind {
            Kind::Marked { name, response } => Some((name, response)),
            _ => None,
        });
        marked
            .into_iter()
            .map(|(id, (name, response))| (name.clone(), self.place(id), self.response(response, self.place(id))))
            .collect()
    }

    fn response(&self, response: &'a Response, clause: usize) -> ResponseTo {
        ResponseTo {
            within_s: response.within.seconds(),
            act: response.act,
            object: self.classes(&response.classes, clause),
            keys: response.keys.clone(),
        }
    }
}

/// What another class leaves open, cited where it is taken over.
fn taken_over(scope: &Scope, clause: Option<usize>) -> impl Iterator<Item = OpenPart> {
    scope.open.iter().map(move |part| OpenPart { clause, ..part.clone() })
}

/// Opens each leaf once, by the first part that opens it, and none that is in or named out.
fn disjoint(scope: &mut Scope, excluded: LeafSet) {
    let mut taken = scope.within.union(excluded);
    for part in &mut scope.open {
        part.leaves = part.leaves.minus(taken);
        taken = taken.union(part.leaves);
    }
    scope.open.retain(|part| !part.leaves.is_empty());
}
