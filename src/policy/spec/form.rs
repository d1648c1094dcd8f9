//! How a form is declared: its keys once, from which come the type, the parser and the JSON Schema.

use super::Desk;
use super::schema::Book;
use crate::policy::yaml::Node;

/// Something that can be written in a policy file.
pub(crate) trait Form: Sized {
    /// Reads it. `None` after what is wrong has been reported.
    fn read(node: &Node, desk: &mut Desk<'_>) -> Option<Self>;

    /// Its JSON Schema; forms with a name are put into the book and referred to.
    fn schema(book: &mut Book) -> serde_json::Value;
}

/// What became of a key that may be left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Key<T> {
    /// It is not there.
    #[default]
    Absent,
    /// It is there and was reported. Nothing more is to be said about it.
    Bad,
    /// It is there and was read.
    Given(T),
}

impl<T> Key<T> {
    /// The value, where it could be read.
    pub(crate) fn given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Bad => None,
        }
    }

    /// Whether the key was left out.
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

/// Declares a form that is a mapping: `must` keys make the form unreadable when they are missing or wrong, `may` keys
/// become a [`Key`]. Keys listed under `later` are refused as not supported yet, with the letter of what brings them.
macro_rules! form {
    (
        $(#[doc = $about:literal])+
        $name:ident {
            $($(#[doc = $doc:literal])+ $presence:ident $field:ident $key:literal: $kind:ty,)*
            $(later $($late:literal)+;)?
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug)]
        pub(crate) struct $name {
            /// Where it begins.
            #[allow(dead_code, reason = "every form knows its place, not every problem needs it")]
            pub(crate) at: $crate::policy::problem::Place,
            /// A key that a later version brings stands in it. That was reported.
            #[allow(dead_code, reason = "only forms that miss one of several keys ask")]
            pub(crate) later: bool,
            $($(#[doc = $doc])+
            #[allow(dead_code, reason = "checked when read; what the record and reports need comes with them")]
            pub(crate) $field: form!(@type $presence $kind),)*
        }

        impl $crate::policy::spec::Form for $name {
            fn read(node: &$crate::policy::yaml::Node, desk: &mut $crate::policy::spec::Desk<'_>) -> Option<Self> {
                let members = desk.members(node, &[$($key),*], &[$($($late),+)?])?;
                $(let $field = form!(@read $presence members $key (concat!($($doc),+)) desk);)*
                Some(Self { at: desk.place(node), later: members.later, $($field: form!(@take $presence $field),)* })
            }

            fn schema(book: &mut $crate::policy::spec::schema::Book) -> serde_json::Value {
                book.object(stringify!($name), concat!($($about),+), |book, keys| {
                    $(keys.add(form!(@presence $presence), $key, concat!($($doc),+), <$kind>::schema(book));)*
                })
            }
        }
    };
    (@type must $kind:ty) => { $kind };
    (@type may $kind:ty) => { $crate::policy::spec::Key<$kind> };
    (@read must $members:ident $key:literal $about:tt $desk:ident) => { $members.must($key, $about, $desk) };
    (@read may $members:ident $key:literal $about:tt $desk:ident) => { $members.may($key, $desk) };
    (@take must $field:ident) => { $field? };
    (@take may $field:ident) => { $field };
    (@presence must) => { $crate::policy::spec::schema::Presence::Must };
    (@presence may) => { $crate::policy::spec::schema::Presence::May };
}

pub(super) use form;
