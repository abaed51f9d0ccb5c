//! Which means are taken for one another.

/// Means of which one is taken for the other, as a square of bits.
#[derive(Clone, Debug, Default)]
pub(super) struct Kin {
    n: usize,
    holds: Vec<bool>,
}

impl Kin {
    pub(super) fn of(pairs: &[(u16, u16)]) -> Self {
        let n = pairs.iter().map(|(a, b)| usize::from(*a.max(b)) + 1).max().unwrap_or(0);
        let mut holds = vec![false; n * n];
        for (a, b) in pairs.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]) {
            if let Some(cell) = holds.get_mut(usize::from(a) * n + usize::from(b)) {
                *cell = true;
            }
        }
        Self { n, holds }
    }

    pub(super) fn holds(&self, a: u16, b: u16) -> bool {
        let (a, b) = (usize::from(a), usize::from(b));
        a < self.n && b < self.n && self.holds.get(a * self.n + b) == Some(&true)
    }
}
