//! Records: reports as rows of numbers, for tables too long to be held as statements.

/// Somebody's report of one act, each name as a number of its column; zero where it is not said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    /// Days since 1970-01-01.
    pub day: i32,
    /// Where: degrees north and east.
    pub point: Option<[f32; 2]>,
    /// The named place.
    pub place: u32,
    /// Who reports it.
    pub source: u32,
    /// The list, as a bulletin, of which it is one item: no two items of a list are one act.
    pub list: u32,
    /// Who is said to have done it.
    pub actor: u16,
    /// With what.
    pub means: u16,
    /// To what.
    pub object: u16,
    /// How many; [`Record::NO_COUNT`] where that is not said.
    pub count: u16,
    /// Hour of the day, 0 to 23; [`Record::NO_HOUR`] where it is not said.
    pub hour: u8,
    /// What the point stands for.
    pub precision: Precise,
}

impl Record {
    /// Where no count is said.
    pub const NO_COUNT: u16 = u16::MAX;
    /// Where no hour is said.
    pub const NO_HOUR: u8 = u8::MAX;
}

/// What a point stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precise {
    /// The place of the act itself.
    Exact,
    /// The middle of the settlement.
    Settlement,
    /// The middle of a wider area.
    Area,
}

impl Precise {
    /// All three, the most precise first.
    pub const ALL: [Self; 3] = [Self::Exact, Self::Settlement, Self::Area];

    /// The word used in field maps and models.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Settlement => "settlement",
            Self::Area => "area",
        }
    }
}

/// A table of records, in an order that hangs on what they say alone: by day, then hour, then id.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// The records.
    pub rows: Vec<Record>,
    /// Their ids.
    pub ids: Ids,
    /// Means of which one is taken for the other, by number: the smaller first.
    pub kin: Vec<(u16, u16)>,
    /// Places of two records of which one says that it tells of the other's act again: the smaller first.
    pub same: Vec<(u32, u32)>,
}

/// Ids, one after the other in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids {
    text: String,
    ends: Vec<usize>,
}

impl Ids {
    /// Adds one.
    pub fn push(&mut self, id: &str) {
        self.text.push_str(id);
        self.ends.push(self.text.len());
    }

    /// The one at a place; empty where there is none.
    #[must_use]
    pub fn get(&self, at: usize) -> &str {
        let from = at.checked_sub(1).map_or(Some(&0), |before| self.ends.get(before));
        from.zip(self.ends.get(at)).and_then(|(from, to)| self.text.get(*from..*to)).unwrap_or("")
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

impl<'a> FromIterator<&'a str> for Ids {
    fn from_iter<T: IntoIterator<Item = &'a str>>(ids: T) -> Self {
        let mut all = Self::default();
        ids.into_iter().for_each(|id| all.push(id));
        all
    }
}
