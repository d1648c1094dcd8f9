//! How a closed set of words is declared: the spelling, what it means, and the words that come later.

/// Gives a type of the model its words: the parser and the schema in one.
macro_rules! words {
    ($kind:ty { $($word:literal => $meaning:expr,)+ $(later $($late:literal)+;)? }) => {
        impl $crate::policy::spec::Form for $kind {
            fn read(node: &$crate::policy::yaml::Node, desk: &mut $crate::policy::spec::Desk<'_>) -> Option<Self> {
                desk.word(node, &[$(($word, $meaning)),+], &[$($($late),+)?])
            }

            fn schema(_: &mut $crate::policy::spec::schema::Book) -> serde_json::Value {
                $crate::policy::spec::schema::words(&[$($word),+])
            }
        }
    };
}

/// Declares an enum whose variants are words and nothing more.
macro_rules! vocabulary {
    ($(#[doc = $about:literal])+ $name:ident { $($(#[doc = $doc:literal])+ $word:literal => $variant:ident,)+ $(later $($late:literal)+;)? }) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $name { $($(#[doc = $doc])+ $variant,)+ }

        $crate::policy::spec::word::words! { $name { $($word => $name::$variant,)+ $(later $($late)+;)? } }
    };
}

pub(super) use {vocabulary, words};
