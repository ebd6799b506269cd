//! The native module of the Python package: a document in, dataclasses out.

mod asked;
mod build;
mod corpus;
mod error;
mod explain;
mod limits;
mod origin;
mod parse;
mod profile;
mod program;
mod rows;
mod source;
mod text;
mod view;

use pyo3::prelude::*;

#[pymodule]
mod _referat {
    use pyo3::prelude::*;

    #[pymodule_export]
    use super::corpus::{Documents, import_files, open_table};
    #[pymodule_export]
    use super::explain::explain;
    use super::limits;
    #[pymodule_export]
    use super::origin::Origin;
    #[pymodule_export]
    use super::parse::{parse, parse_all};
    #[pymodule_export]
    use super::program::run;
    #[pymodule_export]
    use super::rows::rows;
    #[pymodule_export]
    use super::text::{export, from_json};
    #[pymodule_export]
    use super::view::{View, search};

    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "the name that Python expects")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        // A panic is an exception that says so; nobody needs it on standard error too.
        std::panic::set_hook(Box::new(|_| {}));
        module.add("LIMITS", limits::defaults(module.py())?)
    }
}
