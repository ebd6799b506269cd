#![no_main]

use libfuzzer_sys::fuzz_target;
use referat_fuzz::minutes;

fuzz_target!(|bytes: &[u8]| minutes(bytes));
