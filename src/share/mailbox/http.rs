//! How a server is spoken to: no redirects away, no endless answers, no waiting for ever.

use super::Fault;
use super::answer::{Seen, is_list, of_transport, only_to_the_folder_itself};
use super::place::is_here;
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpService,
};
use reqwest::header::{AUTHORIZATION, CONTENT_LENGTH, HeaderValue};
use reqwest::{Client, Method, Response, StatusCode, Url, redirect};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// How long is waited, and how slow a line may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For a connection.
    pub connect: Duration,
    /// For an answer, besides the time its bytes take.
    pub answer: Duration,
    /// The slowest line that is waited for, in bytes a second.
    pub slowest: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            answer: Duration::from_secs(30),
            slowest: 32 * 1024,
        }
    }
}

impl Limits {
    /// How long so many bytes may take.
    pub(super) fn for_bytes(&self, bytes: u64) -> Duration {
        Duration::from_secs(bytes.checked_div(self.slowest).unwrap_or(0))
    }

    /// How many bytes come at least in the time that an answer has.
    fn window(&self) -> u64 {
        let millis = u64::try_from(self.answer.as_millis()).unwrap_or(u64::MAX);
        self.slowest.saturating_mul(millis) / 1000
    }
}

/// The longest list of a folder that is read.
const LONGEST_LIST: u64 = 16 * 1024 * 1024;
/// The most that is read of an answer that brings no object.
const LONGEST_WORD: u64 = 64 * 1024;

/// The client of one errand.
#[derive(Debug, Clone)]
pub(super) struct Caller {
    client: Client,
    authorization: Option<HeaderValue>,
    limits: Limits,
    most: u64,
    seen: Arc<Seen>,
}

impl Caller {
    /// A client for the server at `url`; `most` is the largest object it may hand over.
    pub(super) fn new(
        url: &Url,
        sign_in: Option<(&str, &str)>,
        most: u64,
        limits: &Limits,
    ) -> Result<Self, Fault> {
        // Whoever came first has installed the same one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let here = is_here(url);
        let mut builder = Client::builder()
            .redirect(redirect::Policy::custom(only_to_the_folder_itself))
            .connect_timeout(limits.connect)
            .https_only(!here)
            .http1_only()
            .referer(false);
        if here {
            builder = builder.no_proxy();
        }
        if url.scheme() == "http" {
            // The system's roots are read from the disk each time, and nothing needs them here.
            builder = builder.tls_certs_only(std::iter::empty());
        }
        Ok(Self {
            client: builder.build().map_err(|_| Fault::Unexpected)?,
            authorization: sign_in.map(basic).transpose()?,
            limits: *limits,
            most,
            seen: Arc::default(),
        })
    }

    /// What the last answer meant.
    pub(super) fn seen(&self) -> Arc<Seen> {
        Arc::clone(&self.seen)
    }

    async fn answer(&self, request: HttpRequest) -> Result<HttpResponse, Fault> {
        let (parts, body) = request.into_parts();
        let url = Url::parse(&parts.uri.to_string()).map_err(|_| Fault::Unexpected)?;
        // S3 asks for its lists with a query.
        let is_list = is_list(&parts.method) || url.query().is_some();
        let most = if is_list { LONGEST_LIST } else { self.most };
        let up = u64::try_from(body.content_length()).unwrap_or(u64::MAX);
        let mut request = reqwest::Request::new(parts.method.clone(), url);
        *request.headers_mut() = parts.headers;
        if let Some(authorization) = &self.authorization {
            let authorization = authorization.clone();
            request.headers_mut().insert(AUTHORIZATION, authorization);
        }
        if up > 0 {
            *request.body_mut() = Some(reqwest::Body::wrap(body));
        }
        let longest = self.limits.answer.saturating_add(self.limits.for_bytes(up));
        let answer = tokio::time::timeout(longest, self.client.execute(request)).await;
        let answer = answer.map_err(|_| Fault::Unreachable)?;
        let answer = answer.map_err(|error| of_transport(&error))?;
        self.taken(&parts.method, answer, most).await
    }

    /// The answer with its whole body, unless it is too long, too slow, or no answer of a drop.
    async fn taken(
        &self,
        method: &Method,
        mut answer: Response,
        most: u64,
    ) -> Result<HttpResponse, Fault> {
        let status = answer.status();
        let body = self.body(method, &mut answer, most).await?;
        let fault = self.seen.meant(method, status, answer.headers(), &body);
        if let Some(Fault::LoginPage) = fault.filter(|_| status.is_success()) {
            return Err(Fault::LoginPage);
        }
        let mut response = HttpResponse::new(Vec::new().into());
        if method.as_str() == "MKCOL" && status == StatusCode::METHOD_NOT_ALLOWED {
            // So it is said that the folder is there: made by us a moment ago, or by somebody else.
            self.seen.note(None);
            *response.status_mut() = StatusCode::CREATED;
            return Ok(response);
        }
        *response.status_mut() = status;
        *response.headers_mut() = answer.headers().clone();
        // Answers in chunks don't tell their size, nor does Apache of an empty file, and the store
        // wants to know it.
        let told = answer.headers().contains_key(CONTENT_LENGTH);
        if *method != Method::HEAD || !told {
            let long = HeaderValue::from(body.len());
            response.headers_mut().insert(CONTENT_LENGTH, long);
        }
        *response.body_mut() = body.into();
        Ok(response)
    }

    async fn body(
        &self,
        method: &Method,
        answer: &mut Response,
        most: u64,
    ) -> Result<Vec<u8>, Fault> {
        let is_wanted = answer.status().is_success() && *method != Method::HEAD;
        let most = most.max(LONGEST_WORD);
        let most = if is_wanted { most } else { LONGEST_WORD };
        if is_wanted && answer.content_length().is_some_and(|long| long > most) {
            return Err(Fault::TooLarge);
        }
        let mut body = Vec::new();
        let mut more = true;
        while more {
            let next = self.window(answer, &mut body, most);
            let next = tokio::time::timeout(self.limits.answer, next).await;
            more = next.map_err(|_| Fault::Unreachable)??;
        }
        if is_wanted && is_over(&body, most) {
            return Err(Fault::TooLarge);
        }
        Ok(body)
    }

    /// Reads on until as much came as the slowest line brings in the time that an answer has.
    /// False when that was all, or more than may come.
    async fn window(
        &self,
        answer: &mut Response,
        body: &mut Vec<u8>,
        most: u64,
    ) -> Result<bool, Fault> {
        let mut came = 0_u64;
        while came <= self.limits.window() {
            let chunk = answer.chunk().await;
            let Some(chunk) = chunk.map_err(|error| of_transport(&error))? else {
                return Ok(false);
            };
            came = came.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            body.extend_from_slice(&chunk);
            if is_over(body, most) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn is_over(body: &[u8], most: u64) -> bool {
    u64::try_from(body.len()).is_ok_and(|long| long > most)
}

fn basic((user, password): (&str, &str)) -> Result<HeaderValue, Fault> {
    let pair = zeroize::Zeroizing::new(format!("{user}:{password}"));
    let text = data_encoding::BASE64.encode(pair.as_bytes());
    let text = zeroize::Zeroizing::new(format!("Basic {text}"));
    let mut value = HeaderValue::from_str(&text).map_err(|_| Fault::Unexpected)?;
    value.set_sensitive(true);
    Ok(value)
}

impl HttpService for Caller {
    fn call<'a, 'async_trait>(
        &'a self,
        request: HttpRequest,
    ) -> Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'async_trait>>
    where
        'a: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(async move {
            self.answer(request).await.map_err(|fault| {
                self.seen.note(Some(fault));
                HttpError::new(HttpErrorKind::Unknown, fault)
            })
        })
    }
}

impl HttpConnector for Caller {
    fn connect(&self, _options: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}
