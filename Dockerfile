# syntax=docker/dockerfile:1
# tamis in a container: built whole here, run without a shell, as a user without privileges.
#
#   docker build -t tamis .
#   docker run --read-only --cap-drop ALL -v tamis-data:/var/lib/tamis -v ./config:/etc/tamis:ro \
#     -v ./deploy/container:/etc/tamis-container:ro … tamis serve --config /etc/tamis --config /etc/tamis-container
#
# In a container tamis has to listen on more than loopback to be reached, and then it refuses to start unless callers
# show a token (`proxy.tokens`) or a client certificate (`proxy.tls.client_ca`), or the settings say `insecure: true`
# because something else guards the port. A store of files has to lie on the volume, not beside the configuration, which is
# read-only. The image decides none of that: see deploy/container/tamis.yaml.

ARG RUST=1.95
ARG DEBIAN=bookworm

FROM rust:${RUST}-slim-${DEBIAN} AS build
# zstd and ring compile C.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends gcc libc6-dev make pkg-config \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src

# Dependencies first, against empty sources: this layer is rebuilt only when the manifest or the lock file changes.
COPY Cargo.toml Cargo.lock ./
RUN mkdir -p src benches \
 && printf '//! Stand-in.\n' > src/lib.rs \
 && printf '//! Stand-in.\nfn main() {}\n' | tee benches/engine.rs > src/main.rs \
 && cargo build --release --locked --bin tamis \
 && rm -rf src

COPY src src
# Presets, examples and samples that the binary embeds.
COPY config config
# A newer time than the stand-ins', so that cargo rebuilds the crate itself. The data folder is given to the image's user
# below.
RUN find src -name '*.rs' -exec touch {} + \
 && cargo build --release --locked --bin tamis \
 && install -D target/release/tamis /out/usr/local/bin/tamis \
 && install -d /out/var/lib/tamis

# glibc, root certificates, /etc/passwd with `nonroot`: nothing else.
FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /out/usr/local/bin/tamis /usr/local/bin/tamis
COPY --from=build --chown=65532:65532 /out/var/lib/tamis /var/lib/tamis
LABEL org.opencontainers.image.title="tamis" \
      org.opencontainers.image.description="A streaming PII minimiser" \
      org.opencontainers.image.licenses="MIT OR Apache-2.0"

USER 65532:65532
# Relative paths of the settings, such as the default store `./data`, lie on the volume; the rest may be read-only.
WORKDIR /var/lib/tamis
VOLUME ["/var/lib/tamis"]
# 8080 the proxy; 9900 admin: health, metrics, console; 9901 metrics alone (`admin.metrics`).
EXPOSE 8080 9900 9901
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
  CMD ["/usr/local/bin/tamis", "health", "--url", "http://127.0.0.1:9900/readyz"]
ENTRYPOINT ["/usr/local/bin/tamis"]
CMD ["serve", "--config", "/etc/tamis"]
