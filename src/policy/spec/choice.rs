//! How a choice is declared: a bare word, or a mapping with one key and that key's options.

use super::Desk;
use super::desk::{british, meant, quoted};
use crate::policy::problem::codes;
use crate::policy::yaml::{Name, Node, Value};

/// What was chosen: a key, and the node with its options where it has one.
pub(crate) struct Chosen<'n> {
    /// The key, in the spelling of the declaration.
    pub(crate) key: &'static str,
    /// The options; nothing for a bare word.
    pub(crate) options: Option<&'n Node>,
}

/// Which key of a choice a node takes. Reports everything that is none.
pub(crate) fn choose<'n>(
    node: &'n Node,
    desk: &mut Desk<'_>,
    keys: &[&'static str],
    later: &[&'static str],
) -> Option<Chosen<'n>> {
    let place = desk.place(node);
    let (text, place, options) = match &node.value {
        Value::Text(text) => (text.as_str(), place, None),
        Value::Null if keys.contains(&"null") => ("null", place, None),
        Value::Map(entries) => match entries.as_slice() {
            [entry] => (entry.name.text.as_str(), desk.place_of(&entry.name), Some(&entry.node)),
            [] => {
                desk.report(
                    &codes::BAD_VALUE,
                    node,
                    format!("empty; expected one of {}", quoted(keys)),
                    "write one of them",
                );
                return None;
            }
            [first, second, ..] => {
                let Name { text: extra, .. } = &second.name;
                let message = format!("one of `{}` and `{extra}`, not both", first.name.text);
                let hint = "a choice has one key; options go into its mapping";
                desk.report_at(&codes::BAD_VALUE, &desk.place_of(&second.name), message, hint);
                return None;
            }
        },
        _ => return desk.wrong_kind(node, &format!("one of {}", quoted(keys))),
    };
    let word = british(text, keys);
    if let Some(key) = keys.iter().find(|key| **key == word) {
        return Some(Chosen { key, options });
    }
    if later.contains(&&*british(text, later)) {
        return desk.later(&place, &format!("`{text}`"));
    }
    let hint = meant(text, keys.iter().chain(later).copied());
    desk.report_at(&codes::BAD_VALUE, &place, format!("`{text}` is none of {}", quoted(keys)), hint);
    None
}

/// Declares a choice. `bare` is a word and carries nothing; `full` needs its options; `either` may have them.
macro_rules! choice {
    (
        $(#[doc = $about:literal])+
        $name:ident {
            $($(#[doc = $doc:literal])+ $mode:ident $variant:ident $key:literal: $kind:ty,)+
            $(later $($late:literal)+;)?
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug)]
        pub(crate) enum $name { $($(#[doc = $doc])+ $variant($kind),)+ }

        impl $crate::policy::spec::Form for $name {
            fn read(node: &$crate::policy::yaml::Node, desk: &mut $crate::policy::spec::Desk<'_>) -> Option<Self> {
                let chosen = $crate::policy::spec::choice::choose(node, desk, &[$($key),+], &[$($($late),+)?])?;
                $(if chosen.key == $key {
                    return choice!(@read $mode node chosen desk).map(Self::$variant);
                })+
                None
            }

            fn schema(book: &mut $crate::policy::spec::schema::Book) -> serde_json::Value {
                book.choice(stringify!($name), concat!($($about),+), |book| {
                    [$(choice!(@schema $mode book, $key, concat!($($doc),+), $kind)),+].concat()
                })
            }
        }
    };
    (@read bare $node:ident $chosen:ident $desk:ident) => {
        match $chosen.options {
            None => Some(()),
            Some(options) => $desk.no_options(options, $chosen.key),
        }
    };
    (@read full $node:ident $chosen:ident $desk:ident) => {
        match $chosen.options {
            None => $desk.needs_options($node, $chosen.key),
            Some(options) => $crate::policy::spec::Form::read(options, $desk),
        }
    };
    (@read either $node:ident $chosen:ident $desk:ident) => {
        match $chosen.options {
            None => Some(None),
            Some(options) => $crate::policy::spec::Form::read(options, $desk).map(Some),
        }
    };
    (@schema bare $book:ident, $key:literal, $doc:expr, $kind:ty) => {
        vec![$crate::policy::spec::schema::bare($key, $doc)]
    };
    (@schema full $book:ident, $key:literal, $doc:expr, $kind:ty) => {
        vec![$book.option($key, $doc, <$kind as $crate::policy::spec::Form>::schema)]
    };
    (@schema either $book:ident, $key:literal, $doc:expr, $kind:ty) => {
        vec![
            $crate::policy::spec::schema::bare($key, $doc),
            $book.option($key, $doc, <<$kind as IntoIterator>::Item as $crate::policy::spec::Form>::schema),
        ]
    };
}

pub(super) use choice;
