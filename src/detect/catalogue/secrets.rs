//! Secrets: they identify, and they open.

mod anthropic_key;
mod assignment;
mod aws_access_key;
mod azure_key;
mod basic_auth;
mod body;
mod gcp_api_key;
mod github_token;
mod gitlab_token;
mod huggingface_token;
mod jwt;
mod npm_token;
mod openai_key;
mod password;
mod private_key;
mod pypi_token;
mod sendgrid_key;
mod session_id;
mod slack_token;
mod stripe_key;
mod twilio_key;

use crate::detect::Detector;

/// Its types.
pub(super) static ALL: &[&Detector] = &[
    &anthropic_key::DETECTOR,
    &aws_access_key::DETECTOR,
    &azure_key::DETECTOR,
    &basic_auth::DETECTOR,
    &gcp_api_key::DETECTOR,
    &github_token::DETECTOR,
    &gitlab_token::DETECTOR,
    &huggingface_token::DETECTOR,
    &jwt::DETECTOR,
    &npm_token::DETECTOR,
    &openai_key::DETECTOR,
    &password::DETECTOR,
    &private_key::DETECTOR,
    &pypi_token::DETECTOR,
    &sendgrid_key::DETECTOR,
    &session_id::DETECTOR,
    &slack_token::DETECTOR,
    &stripe_key::DETECTOR,
    &twilio_key::DETECTOR,
];
