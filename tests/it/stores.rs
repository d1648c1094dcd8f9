//! Many callers and one file store: every accepted body is there, whole, once.

use tokio::task::JoinSet;

use crate::support::{PATH, Stage, post};

#[tokio::test(flavor = "multi_thread")]
async fn bodies_of_many_callers_do_not_mix() {
    let stage = Stage::start().await;
    let mut callers = JoinSet::new();
    for caller in 0..16 {
        let proxy = stage.proxy;
        callers.spawn(async move {
            for round in 0..5 {
                let body: String = (0..20).map(|n| format!("{{\"id\":\"{caller}-{round}-{n}\",\"x\":1}}\n")).collect();
                let reply = post(proxy, PATH, "content-type: application/x-ndjson\r\n", body).await;
                assert_eq!(reply.status, 201, "{reply:?}");
            }
        });
    }
    while let Some(caller) = callers.join_next().await {
        caller.expect("no panic");
    }
    let stored = stage.stored().concat();
    let lines: Vec<&str> = stored.lines().collect();
    assert_eq!(lines.len(), 16 * 5 * 20);
    for block in lines.chunks(20) {
        let first = block[0].strip_suffix("-0\"}").expect("a block begins with its first line");
        for (n, line) in block.iter().enumerate() {
            assert_eq!(*line, format!("{first}-{n}\"}}"));
        }
    }
    let distinct: std::collections::HashSet<_> = lines.iter().collect();
    assert_eq!(distinct.len(), lines.len());
}
