//! Chance that is the same every time.

/// Numbers that follow from a seed (SplitMix64).
pub(super) struct Chance(u64);

impl Chance {
    /// The chance of a seed and a name: two layouts never draw alike.
    #[must_use]
    pub(super) fn of(seed: u64, name: &str) -> Self {
        let mixed =
            name.bytes().fold(seed, |mixed, byte| mixed.wrapping_mul(1_099_511_628_211) ^ u64::from(byte));
        Self(mixed)
    }

    /// A number below another; 0 below 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).unwrap_or(0) % end.max(1)
    }

    /// Whether the one of so many falls out.
    pub(super) fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// One of several.
    ///
    /// # Panics
    /// When there is none.
    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// All of them, in another order.
    pub(super) fn mixed<'a, T>(&mut self, of: &'a [T]) -> Vec<&'a T> {
        let mut mixed: Vec<&T> = of.iter().collect();
        for last in (1..mixed.len()).rev() {
            mixed.swap(last, self.below(last + 1));
        }
        mixed
    }
}
