//! The policy language from outside: the worked examples, everything that can be wrong with a policy, and the generated
//! pages.

mod examples;
mod external;
mod forms;
mod generated;
mod meaning;
mod plan;
mod problems;
mod support;
