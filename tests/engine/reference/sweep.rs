//! The sweep, for the people that are invented: which of their words a text holds, in which company.

use super::decide::Refused;
use super::node::{Node, Text};
use super::policy::{Duplicates, Policy};
use super::selector::{Selector, Spelling, Step};

/// Small words of names.
const SMALL: [&str; 1] = ["de"];

/// The words of the people that one record names, folded.
#[derive(Debug, Default)]
pub(crate) struct Quarry(Vec<String>);

/// A word of a text: where it begins and ends, in bytes, and how it is spelled folded.
struct Word {
    start: usize,
    end: usize,
    folded: String,
}

/// What a word is to a name.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    /// Found by itself.
    Strong,
    /// Found in company.
    Weak,
    /// A capital letter that stands for a part.
    Initial,
    /// `de`.
    Small,
}

impl Quarry {
    /// The values at and below what the policy sweeps. A node that stands twice refuses the record, unless all agree and may.
    pub(crate) fn read(policy: &Policy, root: &Node) -> Result<Self, Refused> {
        let mut found = Vec::new();
        below(&policy.sweep, policy.spelling, &mut Vec::new(), root, false, &mut found);
        for (at, (path, node)) in found.iter().enumerate() {
            for (_, other) in found.iter().skip(at + 1).filter(|(other, _)| same(other, path, policy.spelling)) {
                let agree = match (node, other) {
                    (Node::String(one), Node::String(other)) => one.text == other.text,
                    _ => node == other && !node.is_container(),
                };
                if !agree || policy.duplicates == Duplicates::Refuse {
                    return Err(Refused);
                }
            }
        }
        let texts =
            found.into_iter().filter_map(|(_, node)| if let Node::String(text) = node { Some(text) } else { None });
        Ok(Self(texts.flat_map(|text| words(&text.text)).map(|word| word.folded).collect()))
    }

    /// The text with `[PERSON]` for each of its people, if there are any.
    pub(crate) fn take_out(&self, text: &Text) -> Option<Text> {
        let mut spans = Vec::new();
        let (words, mut at) = (words(&text.text), 0);
        while at < words.len() {
            let mut run = vec![at];
            while let (Some(last), Some(next)) = (run.last().map(|last| &words[*last]), words.get(at + run.len())) {
                let goes_on = self.role(&text.text, &words[at]).is_some()
                    && self.role(&text.text, next).is_some()
                    && self.joins(text, last, next, run.iter().map(|at| &words[*at]));
                if !goes_on {
                    break;
                }
                run.push(at + run.len());
            }
            spans.extend(self.name(text, run.iter().map(|at| &words[*at])));
            at += run.len();
        }
        if spans.is_empty() {
            return None;
        }
        let mut left = text.clone();
        // The spelling of what stands around is kept; an odd one is not told apart.
        let plain = left.raw.as_ref().is_some_and(|raw| *raw == text.text);
        for (start, end) in spans.into_iter().rev() {
            left.text.replace_range(start..end, "[PERSON]");
        }
        left.raw = plain.then(|| left.text.clone());
        Some(left)
    }

    /// Whether two words are of one name: nothing stands between but a space, a hyphen, a dot, an apostrophe, or one comma
    /// and a space before a part that is not in it yet.
    fn joins<'w>(&self, text: &Text, last: &Word, next: &Word, run: impl Iterator<Item = &'w Word>) -> bool {
        match &text.text[last.end..next.start] {
            " " | "-" | "." | "'" => true,
            ", " => {
                self.part(next).is_none_or(|part| !run.filter_map(|word| self.part(word)).any(|other| other == part))
            }
            _ => false,
        }
    }

    /// The part that a word is, its ending aside.
    fn part(&self, word: &Word) -> Option<&String> {
        let stem = |part: &&String| word.folded == **part || word.folded == format!("{part}s");
        self.0.iter().filter(|part| !SMALL.contains(&part.as_str())).find(stem)
    }

    fn role(&self, text: &str, word: &Word) -> Option<Role> {
        let capital = text[word.start..].starts_with(char::is_uppercase);
        let long = |part: &str| part.chars().count() > 2;
        if self.0.contains(&word.folded) {
            return Some(match word.folded.as_str() {
                small if SMALL.contains(&small) => Role::Small,
                part if long(part) => Role::Strong,
                _ => Role::Weak,
            });
        }
        let one = word.folded.chars().count() == 1;
        let begins = |part: &String| part.starts_with(&word.folded) && !SMALL.contains(&part.as_str());
        if one {
            return (capital && self.0.iter().any(begins)).then_some(Role::Initial);
        }
        let stem = word.folded.strip_suffix('s').filter(|stem| capital && long(stem))?;
        self.0.iter().any(|part| part == stem).then_some(Role::Strong)
    }

    /// What is found of words that stand together.
    fn name<'w>(&self, text: &Text, words: impl Iterator<Item = &'w Word>) -> Option<(usize, usize)> {
        let roles: Vec<(&Word, Role)> = words.filter_map(|word| Some((word, self.role(&text.text, word)?))).collect();
        let counts = |role: Role| matches!(role, Role::Strong | Role::Weak);
        let first = roles.iter().position(|(_, role)| counts(*role))?;
        let last = roles
            .iter()
            .enumerate()
            .skip(first)
            .filter(|(_, (_, role))| *role != Role::Small)
            .map(|(at, _)| at)
            .next_back()?;
        let strong = roles.iter().any(|(_, role)| *role == Role::Strong);
        let mut weak: Vec<&str> =
            roles.iter().filter(|(_, role)| *role == Role::Weak).map(|(word, _)| word.folded.as_str()).collect();
        weak.dedup();
        (strong || weak.len() > 1).then(|| (roles[0].0.start, roles[last].0.end))
    }
}

/// The nodes that are swept, with the way to each.
fn below<'n>(
    selectors: &[Selector],
    spelling: Spelling,
    path: &mut Vec<Step>,
    node: &'n Node,
    above: bool,
    found: &mut Vec<(Vec<Step>, &'n Node)>,
) {
    let swept = above || selectors.iter().any(|selector| selector.selects(path, spelling));
    if swept {
        found.push((path.clone(), node));
    }
    let children: Vec<(Step, &Node)> = match node {
        Node::Array(elements) => elements.iter().enumerate().map(|(at, element)| (Step::Index(at), element)).collect(),
        Node::Object(members) => members.iter().map(|(name, member)| (Step::Name(name.text.clone()), member)).collect(),
        _ => Vec::new(),
    };
    for (step, child) in children {
        path.push(step);
        below(selectors, spelling, path, child, swept, found);
        path.pop();
    }
}

fn same(one: &[Step], other: &[Step], spelling: Spelling) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|pair| match pair {
            (Step::Name(one), Step::Name(other)) => spelling.same(one, other),
            (Step::Index(one), Step::Index(other)) => one == other,
            _ => false,
        })
}

/// The words of a text.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        let folded = match c {
            'ß' => "ss".to_owned(),
            'ë' | 'é' => "e".to_owned(),
            c => c.to_lowercase().collect(),
        };
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => {
                word.end += c.len_utf8();
                word.folded.push_str(&folded);
            }
            None => words.push(Word { start: at, end: at + c.len_utf8(), folded }),
        }
    }
    words
}
