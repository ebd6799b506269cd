//! Things found to be the same.

/// Sets of indices; each set goes by its least member.
#[derive(Debug, Default)]
pub(super) struct Union(Vec<u32>);

impl Union {
    /// Each of `count` things by itself.
    pub(super) fn new(count: usize) -> Self {
        Self((0..super::archive::index(count)).collect())
    }

    /// The least of those found to be the same.
    pub(super) fn root(&mut self, at: u32) -> u32 {
        let mut root = at;
        while self.0[root as usize] != root {
            root = self.0[root as usize];
        }
        let mut next = at;
        while self.0[next as usize] != root {
            next = std::mem::replace(&mut self.0[next as usize], root);
        }
        root
    }

    /// Says that two are the same.
    pub(super) fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other) as usize] = one.min(other);
    }
}
