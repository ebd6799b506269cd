//! Lists that grow by an eighth: those that grow to twice their length take
//! twice the memory.

/// Adds a value at the end.
pub(super) fn push<T>(list: &mut Vec<T>, value: T) {
    const LEAST: usize = 64;
    if list.len() == list.capacity() {
        list.reserve_exact(list.len() / 8 + LEAST);
    }
    list.push(value);
}

/// The runs of several values of one key, each in the order in which they
/// came.
pub(super) fn grouped<V>(pairs: &mut [(u64, V)]) -> impl Iterator<Item = &[(u64, V)]> {
    pairs.sort_by_key(|it| it.0);
    pairs.chunk_by(|a, b| a.0 == b.0).filter(|it| it.len() > 1)
}

/// What a key of several parts is grouped by. Of a million keys two are the
/// same once in many millions of archives.
pub(super) fn key(parts: impl std::hash::Hash) -> u64 {
    use std::hash::Hasher;
    // Its keys are fixed, so that groups are in one order each time.
    let mut hasher = std::hash::DefaultHasher::new();
    parts.hash(&mut hasher);
    hasher.finish()
}
