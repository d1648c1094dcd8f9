//! A plain reference of the policy language: a tree, walked recursively, with the rules as docs/policy.md writes them.
//!
//! It is slow, allocates at every step, and is meant to be read beside the documentation. It shares no code with the
//! product: JSON is read by serde_json, selectors are matched over paths, pseudonyms are computed from the published
//! description. What it cannot know (which words a detector likes) it is told: personal data in its documents is
//! planted from a short list.

mod action;
mod agreement;
mod date;
mod decide;
mod entropy;
mod forms;
mod invent;
mod minimise;
mod node;
mod number;
mod planted;
mod policy;
mod pseudonym;
mod selector;
mod stream;
mod sweep;
mod yaml;

pub(crate) use agreement::{Case, plan_of};
pub(crate) use forms::Form;
pub(crate) use node::Node;
pub(crate) use policy::{
    Action, Class, DropElements, Duplicates, Envelope, Guard, Otherwise, Parse, Policy, Pseudonymise, Records, Rule,
    Scope, Unlisted, When,
};
pub(crate) use selector::{Part, Segment, Selector};
pub(crate) use stream::{Framing, minimise};
