#![no_main]

use libfuzzer_sys::fuzz_target;
use referat_fuzz::{package, unpack};

fuzz_target!(|bytes: &[u8]| {
    unpack(bytes);
    unpack(&package(bytes));
});
