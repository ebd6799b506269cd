//! Builds the package's dataclasses from the model, value by value.
//!
//! A record becomes a call of the class of its name, a list a tuple, a word
//! of a vocabulary an interned string; nothing stands between.

use std::collections::HashMap;
use std::fmt;

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyString, PyTuple, PyType};
use serde::ser::{self, Impossible, Serialize, Serializer};

/// The value as the Python object that mirrors it.
pub(crate) fn build<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    let classes = CLASSES.get_or_try_init(py, || classes(py))?;
    value.serialize(Builder { py, classes }).map_err(|error| error.0)
}

type Classes = HashMap<String, Py<PyType>>;

static CLASSES: PyOnceLock<Classes> = PyOnceLock::new();

/// Where the classes are.
const MODULES: &[&str] = &["referat._model", "referat._explain"];

/// The classes, by name.
fn classes(py: Python<'_>) -> PyResult<Classes> {
    let mut classes = Classes::new();
    for module in MODULES {
        let names = py.import(*module)?.dict();
        classes.extend(names.iter().filter_map(|(name, class)| {
            Some((name.extract().ok()?, class.cast_into::<PyType>().ok()?.unbind()))
        }));
    }
    Ok(classes)
}

#[derive(Clone, Copy)]
struct Builder<'py> {
    py: Python<'py>,
    classes: &'py Classes,
}

/// Python's refusal of a value.
#[derive(Debug)]
struct Refusal(PyErr);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Refusal {}

impl ser::Error for Refusal {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(pyo3::exceptions::PyTypeError::new_err(message.to_string()))
    }
}

impl From<PyErr> for Refusal {
    fn from(error: PyErr) -> Self {
        Self(error)
    }
}

type Built<'py> = Result<Bound<'py, PyAny>, Refusal>;

/// The scalars of serde that are Python objects as they are.
macro_rules! scalars {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(fn $method(self, value: $type) -> Built<'py> {
            Ok(value.into_bound_py_any(self.py)?)
        })*
    };
}

impl<'py> Serializer for Builder<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Refusal;
    type SerializeSeq = Elements<'py>;
    type SerializeTuple = Elements<'py>;
    type SerializeTupleStruct = Impossible<Self::Ok, Refusal>;
    type SerializeTupleVariant = Impossible<Self::Ok, Refusal>;
    type SerializeMap = Entries<'py>;
    type SerializeStruct = Fields<'py>;
    type SerializeStructVariant = Impossible<Self::Ok, Refusal>;

    scalars! {
        serialize_bool: bool, serialize_char: char, serialize_str: &str,
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_f32: f32, serialize_f64: f64,
    }

    fn serialize_bytes(self, value: &[u8]) -> Built<'py> {
        Ok(value.into_bound_py_any(self.py)?)
    }

    fn serialize_none(self) -> Built<'py> {
        Ok(self.py.None().into_bound(self.py))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Built<'py> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Built<'py> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Built<'py> {
        self.serialize_none()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Built<'py> {
        Ok(PyString::intern(self.py, word).into_any())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Built<'py> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Built<'py> {
        Err(unmodelled(name))
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Elements<'py>, Refusal> {
        Ok(Elements { builder: self, values: Vec::with_capacity(length.unwrap_or(0)) })
    }

    fn serialize_tuple(self, length: usize) -> Result<Elements<'py>, Refusal> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Refusal> {
        Err(unmodelled(name))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Refusal> {
        Err(unmodelled(name))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'py>, Refusal> {
        Ok(Entries { builder: self, entries: PyDict::new(self.py), key: None })
    }

    fn serialize_struct(self, name: &'static str, length: usize) -> Result<Fields<'py>, Refusal> {
        let class = self.classes.get(name).ok_or_else(|| unmodelled(name))?.bind(self.py);
        Ok(Fields { class, elements: self.serialize_seq(Some(length))? })
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Refusal> {
        Err(unmodelled(name))
    }
}

/// The model has no such thing, or the installed classes are of another
/// version.
fn unmodelled(name: &str) -> Refusal {
    ser::Error::custom(format_args!("referat._model has no class for {name}"))
}

/// A list that becomes a tuple.
struct Elements<'py> {
    builder: Builder<'py>,
    values: Vec<Bound<'py, PyAny>>,
}

impl<'py> Elements<'py> {
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        self.values.push(value.serialize(self.builder)?);
        Ok(())
    }

    fn tuple(self) -> Result<Bound<'py, PyTuple>, Refusal> {
        Ok(PyTuple::new(self.builder.py, self.values)?)
    }
}

impl<'py> ser::SerializeSeq for Elements<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Refusal;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        self.push(value)
    }

    fn end(self) -> Built<'py> {
        Ok(self.tuple()?.into_any())
    }
}

impl<'py> ser::SerializeTuple for Elements<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Refusal;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        self.push(value)
    }

    fn end(self) -> Built<'py> {
        Ok(self.tuple()?.into_any())
    }
}

/// A mapping that becomes a dict.
struct Entries<'py> {
    builder: Builder<'py>,
    entries: Bound<'py, PyDict>,
    key: Option<Bound<'py, PyAny>>,
}

impl<'py> ser::SerializeMap for Entries<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Refusal;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Refusal> {
        self.key = Some(key.serialize(self.builder)?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refusal> {
        Ok(self.entries.set_item(self.key.take(), value.serialize(self.builder)?)?)
    }

    fn end(self) -> Built<'py> {
        Ok(self.entries.into_any())
    }
}

/// A record: its class, and the values of its fields in order.
struct Fields<'py> {
    class: &'py Bound<'py, PyType>,
    elements: Elements<'py>,
}

impl<'py> ser::SerializeStruct for Fields<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Refusal;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<(), Refusal> {
        self.elements.push(value)
    }

    /// What JSON leaves out is `None` here.
    fn skip_field(&mut self, _: &'static str) -> Result<(), Refusal> {
        self.elements.push(&())
    }

    fn end(self) -> Built<'py> {
        Ok(self.class.call1(self.elements.tuple()?)?)
    }
}
