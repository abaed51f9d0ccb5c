//! Who would have seen and told of what, so that their silence means that it was not done.

use crate::{Interval, LeafSet, Name};

/// Names that are listed, or all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Names {
    /// Whatever the name.
    All,
    /// These, and none where the list is empty.
    Of(Vec<Name>),
}

impl Names {
    /// Whether the name is among them.
    #[must_use]
    pub fn hold(&self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::Of(names) => names.iter().any(|one| **one == *name),
        }
    }
}

/// A speaker that could have seen certain acts or events and would have told of them. Where it is silent, they were not
/// done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    /// The speaker's id.
    pub by: Name,
    /// The acts that it would tell of.
    pub acts: LeafSet,
    /// The events of the agreement that it would tell of.
    pub events: Names,
    /// The areas in which it looks.
    pub areas: Names,
    /// When it looks.
    pub time: Interval,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_list_holds_no_name() {
        assert!(Names::All.hold("North"));
        assert!(Names::Of(vec!["North".into()]).hold("North"));
        assert!(!Names::Of(vec![]).hold("North"));
    }
}
