//! What goes through the pipes: a head, which is JSON, and a body of bytes,
//! each after its length.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The longest head or body that is taken.
const LONGEST: u32 = 1 << 30;

/// Sends a message.
pub(crate) fn send(mut to: impl Write, head: &impl Serialize, body: &[u8]) -> io::Result<()> {
    let head = serde_json::to_vec(head)?;
    let length = |bytes: &[u8]| {
        let length = u32::try_from(bytes.len()).ok().filter(|it| *it <= LONGEST);
        length.map(u32::to_le_bytes).ok_or_else(|| io::Error::other("the message is too long"))
    };
    let mut message = Vec::with_capacity(8 + head.len() + body.len());
    message.extend(length(&head)?);
    message.extend(length(body)?);
    message.extend(head);
    message.extend(body);
    to.write_all(&message)?;
    to.flush()
}

/// Receives the next message; nothing when the other side has ended.
pub(crate) fn receive<T: DeserializeOwned>(mut from: impl Read) -> io::Result<Option<(T, Vec<u8>)>> {
    let mut lengths = [0; 8];
    let count = from.read(&mut lengths)?;
    if count == 0 {
        return Ok(None);
    }
    from.read_exact(&mut lengths[count..])?;
    let [a, b, c, d, e, f, g, h] = lengths;
    let head = bytes(&mut from, u32::from_le_bytes([a, b, c, d]))?;
    let body = bytes(&mut from, u32::from_le_bytes([e, f, g, h]))?;
    Ok(Some((serde_json::from_slice(&head)?, body)))
}

fn bytes(from: &mut impl Read, length: u32) -> io::Result<Vec<u8>> {
    if length > LONGEST {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "no message begins like this"));
    }
    let mut bytes = vec![0; length as usize];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_received_until_the_end() {
        let mut pipe = Vec::new();
        send(&mut pipe, &"a.docx", b"").unwrap();
        send(&mut pipe, &"b.docx", b"bytes").unwrap();
        let mut pipe = &pipe[..];
        assert_eq!(receive::<String>(&mut pipe).unwrap(), Some(("a.docx".to_owned(), Vec::new())));
        assert_eq!(receive::<String>(&mut pipe).unwrap(), Some(("b.docx".to_owned(), b"bytes".to_vec())));
        assert_eq!(receive::<String>(&mut pipe).unwrap(), None);
    }

    #[test]
    fn a_message_that_breaks_off_is_an_error() {
        let mut pipe = Vec::new();
        send(&mut pipe, &"a.docx", b"bytes").unwrap();
        for end in 1..pipe.len() {
            assert!(receive::<String>(&pipe[..end]).is_err(), "after {end} bytes");
        }
        assert!(receive::<String>(&b"Segmentation fault"[..]).is_err());
    }
}
