//! `limits`: bounds of sessions and of the process.

use super::desk::Node;
use super::form;
use super::table::LIMITS;
use crate::proxy::Limits;

/// Reads the section over the defaults.
pub(super) fn read(node: Node<'_>) -> Limits {
    let mut limits = Limits::default();
    let Some(mut table) = node.table(&LIMITS) else { return limits };
    let memory = table.take("memory");
    set(&mut limits.memory, memory.read(form::size));
    for (name, bytes) in
        [("held", &mut limits.session.held), ("token", &mut limits.session.token), ("name", &mut limits.session.name)]
    {
        let node = table.take(name);
        set(bytes, node.read(form::size));
        if *bytes > limits.memory {
            let place = if node.is_absent() { &memory } else { &node };
            place.complain(format!("`limits.{name}` is larger than `limits.memory`, which it draws on"), None);
        }
    }
    set(&mut limits.session.depth, table.take("depth").read(form::count));
    set(&mut limits.in_flight, table.take("in_flight").read(form::count));
    set(&mut limits.connections, table.take("connections").read(form::count));
    set(&mut limits.header_time, table.take("header_time").read(form::duration));
    set(&mut limits.idle_time, table.take("idle_time").read(form::duration));
    set(&mut limits.expanded, table.take("expanded").read(form::ratio));
    limits
}

fn set<T>(to: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *to = value;
    }
}
