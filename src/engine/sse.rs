//! Server-sent events (WHATWG HTML, section 9.2, "Parsing an event stream") taken apart and put together again.
//!
//! [`Splitter`] is given a stream in pieces and hands over one event at a time: its data, whole, and the fields that may
//! pass beside it. What a consumer would not act on is not handed over: comments, unknown fields, `id`, a `retry` that
//! is not a number, an event without data. [`Event::write`] is the way back. No policy stands here.
//!
//! What it promises: the events do not depend on how the stream was cut; no line is kept but the fields of the event
//! that is being read, and these only up to the size given; nothing is allocated for a line.
//!
//! It does not check that data is UTF-8: whoever reads the data as JSON does.

/// The longest field name that means something, and so the most of a name that is kept.
const NAME: usize = 5;

/// U+FEFF, which may stand once before everything else.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// One event, or a `retry` that stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Event<'a> {
    /// The value of the last `event` line that is UTF-8, unless it is empty, which means the same as none. Always
    /// `None` where `data` is: without data there is no event to name.
    pub(super) name: Option<&'a str>,
    /// The value of the last `retry` line that is all ASCII digits, at least one: milliseconds.
    pub(super) retry: Option<&'a str>,
    /// `None`: the event holds no `data` line, and is handed over only for its `retry`.
    pub(super) data: Option<Data<'a>>,
}

/// What an event carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Data<'a> {
    /// The values of the `data` lines, joined by LF. No CR among them; perhaps not UTF-8, perhaps empty.
    pub(super) bytes: &'a [u8],
    /// Bytes of the stream before the first value, a BOM counted. Exact for the bytes of the first line; each later line
    /// lies further in the stream by its field name and line end.
    pub(super) offset: u64,
}

/// An event is larger than it may be. Asking again gives the same answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an event holds more than it may, at byte {offset}")]
pub(super) struct Outgrown {
    /// Bytes of the stream before the first that there is no room for.
    pub(super) offset: u64,
}

/// How a stream ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// After an event's blank line, or with nothing since but comments and fields that mean nothing here.
    Whole,
    /// Inside an event without data; the standard discards it.
    Discarded,
    /// Inside an event with data. The standard discards that too, but something was lost.
    Truncated {
        /// Bytes of the stream before the event's first value.
        offset: u64,
    },
}

/// A field, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Data,
    Event,
    Retry,
    /// Dropped: `id`, comments (a line that begins with a colon has an empty name), what the standard does not know.
    Other,
}

/// Where in its line the next byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    /// After so many bytes of the name; a line that ends after none is blank.
    Name(usize),
    /// After the colon: one space is not part of the value.
    Gap(Field),
    Value(Field),
}

/// The reader of one stream. It holds at most one event.
#[derive(Debug)]
pub(super) struct Splitter {
    /// The most bytes of values, with the LF between them, that an event may hold.
    most: usize,
    /// Bytes of the stream taken.
    offset: u64,
    at: At,
    name: [u8; NAME],
    /// The byte before was CR: a LF now belongs to the same line end.
    after_cr: bool,
    /// The first line has not ended: a BOM may begin it.
    first: bool,
    /// The event here was handed over and is forgotten at the next call.
    given: bool,
    data: Vec<u8>,
    /// Where the first value began; `None` before the first `data` line.
    begins: Option<u64>,
    event: String,
    retry: String,
    /// The `event` or `retry` line being read: it counts only if it turns out well.
    line: Vec<u8>,
}

impl Splitter {
    /// A reader at the start of a stream, of events that hold at most `most` bytes: their values, with one byte more for
    /// each `data` line after the first. Names of fields and dropped lines do not count; they are not kept.
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            offset: 0,
            at: At::Name(0),
            name: [0; NAME],
            after_cr: false,
            first: true,
            given: false,
            data: Vec::new(),
            begins: None,
            event: String::new(),
            retry: String::new(),
            line: Vec::new(),
        }
    }

    /// Takes bytes from the front of `input` until an event is complete; `None`: `input` is empty and no event was
    /// completed. To be called until then; the event must be done with by the next call.
    ///
    /// # Errors
    /// The event being read outgrows its bound. The stream cannot be read further.
    pub(super) fn read<'a>(&'a mut self, input: &mut &[u8]) -> Result<Option<Event<'a>>, Outgrown> {
        self.forget_given();
        while let Some(&byte) = input.first() {
            let taken = match byte {
                b'\r' | b'\n' => {
                    if !(self.after_cr && byte == b'\n') {
                        self.end_line()?;
                    }
                    self.after_cr = byte == b'\r';
                    1
                }
                _ => {
                    self.after_cr = false;
                    self.within(byte, input)?
                }
            };
            *input = &input[taken..];
            self.offset += taken as u64;
            if self.given {
                return Ok(Some(self.event()));
            }
        }
        Ok(None)
    }

    /// To be asked at the end of the stream, when [`read`](Self::read) has given `None`. A line that was not ended
    /// counts as data if it names that field.
    pub(super) fn finish(&mut self) -> End {
        self.forget_given();
        let open = match self.at {
            At::Name(len) => self.field(len) == Field::Data,
            At::Gap(field) => field == Field::Data,
            // Its first value is noted.
            At::Value(_) => false,
        };
        let pending = match self.at {
            At::Name(len) => len > 0,
            At::Gap(field) | At::Value(field) => field != Field::Other,
        };
        match self.begins.or(open.then_some(self.offset)) {
            Some(offset) => End::Truncated { offset },
            None if pending || !self.event.is_empty() || !self.retry.is_empty() => End::Discarded,
            None => End::Whole,
        }
    }

    /// Bytes of memory that the reader's buffers take, for the account of a budget. They are reused, not returned.
    pub(super) fn memory(&self) -> usize {
        self.data.capacity() + self.event.capacity() + self.retry.capacity() + self.line.capacity()
    }

    fn event(&self) -> Event<'_> {
        let data = self.begins.map(|offset| Data { bytes: &self.data, offset });
        Event {
            name: Some(&*self.event).filter(|name| !name.is_empty() && data.is_some()),
            retry: Some(&*self.retry).filter(|retry| !retry.is_empty()),
            data,
        }
    }

    fn forget_given(&mut self) {
        if std::mem::take(&mut self.given) {
            self.forget();
        }
    }

    fn forget(&mut self) {
        self.data.clear();
        self.begins = None;
        self.event.clear();
        self.retry.clear();
    }

    /// Takes some of `input`, which begins with `byte`, no line end. Gives how many bytes.
    fn within(&mut self, byte: u8, input: &[u8]) -> Result<usize, Outgrown> {
        match self.at {
            At::Name(len) => {
                self.name(len, byte);
                Ok(1)
            }
            At::Gap(field) => {
                let gap = usize::from(byte == b' ');
                self.begin(field, self.offset + gap as u64)?;
                self.at = At::Value(field);
                Ok(gap)
            }
            At::Value(field) => {
                let run = memchr::memchr2(b'\r', b'\n', input).unwrap_or(input.len());
                self.hold(field, &input[..run])?;
                Ok(run)
            }
        }
    }

    /// Takes a byte of a name, or the colon after it.
    fn name(&mut self, len: usize, byte: u8) {
        self.at = match self.name.get_mut(len) {
            _ if byte == b':' => At::Gap(self.field(len)),
            Some(place) => {
                *place = byte;
                At::Name(len + 1)
            }
            // Longer than every name that means something.
            None => At::Value(Field::Other),
        };
        if self.first && self.at == At::Name(BOM.len()) && self.name.starts_with(BOM) {
            (self.first, self.at) = (false, At::Name(0));
        }
    }

    fn field(&self, len: usize) -> Field {
        match &self.name[..len] {
            b"data" => Field::Data,
            b"event" => Field::Event,
            b"retry" => Field::Retry,
            _ => Field::Other,
        }
    }

    /// A value begins, at this offset of the stream.
    fn begin(&mut self, field: Field, offset: u64) -> Result<(), Outgrown> {
        if field == Field::Data {
            match self.begins {
                None => self.begins = Some(offset),
                Some(_) => self.hold(field, b"\n")?,
            }
        }
        Ok(())
    }

    /// Keeps a part of a value, or nothing of it where there is no room for all.
    fn hold(&mut self, field: Field, part: &[u8]) -> Result<(), Outgrown> {
        if field == Field::Other {
            return Ok(());
        }
        let held = self.data.len() + self.line.len() + self.event.len() + self.retry.len();
        let room = self.most.saturating_sub(held);
        if part.len() > room {
            return Err(Outgrown { offset: self.offset + room as u64 });
        }
        match field {
            Field::Data => self.data.extend_from_slice(part),
            _ => self.line.extend_from_slice(part),
        }
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), Outgrown> {
        match self.at {
            At::Name(0) => self.blank(),
            // A name without a colon has an empty value.
            At::Name(len) => self.begin(self.field(len), self.offset)?,
            At::Gap(field) => self.begin(field, self.offset)?,
            At::Value(_) => {}
        }
        match self.at {
            At::Name(len) => self.keep(self.field(len)),
            At::Gap(field) | At::Value(field) => self.keep(field),
        }
        (self.first, self.at) = (false, At::Name(0));
        Ok(())
    }

    /// A line has ended: its value holds for the event if it is what its field demands.
    fn keep(&mut self, field: Field) {
        let value = std::str::from_utf8(&self.line);
        match (field, value) {
            (Field::Event, Ok(name)) => name.clone_into(&mut self.event),
            // The standard does not say whether no digits are all digits; no digits are no number.
            (Field::Retry, Ok(digits)) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                digits.clone_into(&mut self.retry);
            }
            _ => {}
        }
        self.line.clear();
    }

    /// A blank line ends the event.
    fn blank(&mut self) {
        self.given = self.begins.is_some() || !self.retry.is_empty();
        if !self.given {
            self.forget();
        }
    }
}

impl Event<'_> {
    /// Appends the event to `out` as it stands in a stream: `event`, `retry`, a `data` line for each line of the data,
    /// a blank line. Read again it is the same event.
    ///
    /// No value can end its line and begin another field: a CR or LF in name or retry is written as a space, a CR in the
    /// data as a line end, which within JSON is white space like it.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        for (field, value) in [("event: ", self.name), ("retry: ", self.retry)] {
            let Some(value) = value else { continue };
            out.extend_from_slice(field.as_bytes());
            out.extend(value.bytes().map(|byte| if matches!(byte, b'\r' | b'\n') { b' ' } else { byte }));
            out.push(b'\n');
        }
        for line in self.data.iter().flat_map(|data| data.bytes.split(|byte| matches!(byte, b'\r' | b'\n'))) {
            out.extend_from_slice(b"data: ");
            out.extend_from_slice(line);
            out.push(b'\n');
        }
        out.push(b'\n');
    }
}

#[cfg(test)]
mod tests;
