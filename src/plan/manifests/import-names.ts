import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, prefixesOf } from '../../model/names.ts'
import { isWellKnown } from './well-known-names.ts'

/**
 * Import names whose distribution is called otherwise, `import: distribution ...`; of several, the first is the one to write and any may be
 * declared. From what the wheels of these distributions install (`top_level.txt`, RECORD), as their projects document it; put together by
 * hand in 2026-11.
 */
const TABLE = `
absl: absl-py
airflow: apache-airflow
apiclient: google-api-python-client
attr: attrs
barcode: python-barcode
Bio: biopython
BioSQL: biopython
bs4: beautifulsoup4
bson: pymongo
caffe2: torch
cairo: pycairo
cassandra: cassandra-driver
clip: openai-clip
colors: ansicolors
constraint: python-constraint
corsheaders: django-cors-headers
couchbase_core: couchbase
crispy_forms: django-crispy-forms
crontab: python-crontab
Crypto: pycryptodome pycrypto
Cryptodome: pycryptodomex
cv2: opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless
daemon: python-daemon
databricks.sdk: databricks-sdk
databricks.sql: databricks-sql-connector
datahub: acryl-datahub
dateutil: python-dateutil
decouple: python-decouple
delta: delta-spark
discord: discord-py
django_filters: django-filter
dns: dnspython
docx: python-docx
dotenv: python-dotenv
elasticapm: elastic-apm
engineio: python-engineio
erfa: pyerfa
factory: factory-boy
faiss: faiss-cpu faiss-gpu
ffmpeg: ffmpeg-python
fitz: pymupdf
fontTools: fonttools
gi: pygobject
git: gitpython
github: pygithub
gitlab: python-gitlab
google.api_core: google-api-core
google.auth: google-auth
google.cloud.bigquery: google-cloud-bigquery
google.cloud.logging: google-cloud-logging
google.cloud.pubsub: google-cloud-pubsub
google.cloud.pubsub_v1: google-cloud-pubsub
google.cloud.secretmanager: google-cloud-secret-manager
google.cloud.sql.connector: cloud-sql-python-connector
google.cloud.storage: google-cloud-storage
google.genai: google-genai
google.generativeai: google-generativeai
google.oauth2: google-auth
google.protobuf: protobuf
googleapiclient: google-api-python-client
graphql: graphql-core
gridfs: pymongo
grpc: grpcio
grpc_health: grpcio-health-checking
grpc_reflection: grpcio-reflection
grpc_tools: grpcio-tools
hamcrest: pyhamcrest
hydra: hydra-core
igraph: igraph python-igraph
ignite: pytorch-ignite
imblearn: imbalanced-learn
IPython: ipython
jack: jack-client
jenkins: python-jenkins
jose: python-jose
jwt: pyjwt
kafka: kafka-python
kenlm: pypi-kenlm
lark: lark lark-parser
ldap: python-ldap
ldclient: launchdarkly-server-sdk
Levenshtein: levenshtein python-levenshtein
libarchive: libarchive-c
lightning_fabric: lightning lightning-fabric
magic: python-magic
memcache: python-memcached
mpl_toolkits: matplotlib
mysql.connector: mysql-connector-python
MySQLdb: mysqlclient
nacl: pynacl
netCDF4: netcdf4
nuscenes: nuscenes-devkit
nvidia_smi: nvidia-ml-py3
O365: o365
OpenGL: pyopengl
OpenSSL: pyopenssl
opensearchpy: opensearch-py
opentelemetry.context: opentelemetry-api
opentelemetry.exporter.otlp: opentelemetry-exporter-otlp
opentelemetry.metrics: opentelemetry-api
opentelemetry.propagate: opentelemetry-api
opentelemetry.sdk: opentelemetry-sdk
opentelemetry.semconv: opentelemetry-semantic-conventions
opentelemetry.trace: opentelemetry-api
paho: paho-mqtt
PIL: pillow
piptools: pip-tools
pkg_resources: setuptools
pl_bolts: lightning-bolts
pptx: python-pptx
progressbar: progressbar2
psycopg2: psycopg2 psycopg2-binary
pylab: matplotlib
pynvml: nvidia-ml-py pynvml
PyPDF2: pypdf2
pysat: python-sat
_pytest: pytest
pythonjsonlogger: python-json-logger
pytorch_lightning: pytorch-lightning lightning
pywt: pywavelets
rdkit: rdkit rdkit-pypi
rest_framework: djangorestframework
rest_framework_simplejwt: djangorestframework-simplejwt
ruamel.yaml: ruamel-yaml
serial: pyserial
shapefile: pyshp
sklearn: scikit-learn
skimage: scikit-image
skvideo: scikit-video
slugify: python-slugify
smbclient: smbprotocol
snowflake.connector: snowflake-connector-python
snowflake.snowpark: snowflake-snowpark-python
socketio: python-socketio
socks: pysocks
sseclient: sseclient-py
strawberry: strawberry-graphql
Stemmer: pystemmer
telegram: python-telegram-bot
tlz: toolz
umap: umap-learn
usb: pyusb
vlc: python-vlc
websocket: websocket-client
whisper: openai-whisper
win32api: pywin32
win32com: pywin32
win32con: pywin32
wx: wxpython
xdist: pytest-xdist
Xlib: python-xlib
yaml: pyyaml
zmq: pyzmq
`

/** Packages without an `__init__` of their own, in which many distributions have a part (PEP 420): `azure.storage.blob` is azure-storage-blob. */
const NAMESPACES = new Set(
  'azure backports google google.cloud jaraco opentelemetry plone ruamel snowflake sphinxcontrib zope zope.app'.split(
    ' ',
  ),
)

const byImport = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => {
      const [name = '', distributions = ''] = line.split(': ')
      return [name, distributions.split(' ')] as const
    }),
)

/**
 * The distributions that are known to install an import, by its longest part that is known; the first is the one to write. Empty when
 * nothing public says it: then nobody may guess, for a name that is free can be registered by anyone.
 */
export function publicDistributions(importName: QualifiedName): readonly string[] {
  const prefixes = prefixesOf(importName)
  for (const prefix of prefixes) {
    const listed = byImport.get(prefix)
    if (listed !== undefined) return listed
  }
  const top = firstPartOf(importName)
  const own = top.toLowerCase().replaceAll('_', '-')
  return isWellKnown(own) && !NAMESPACES.has(top) ? [own] : []
}

/** Whether a dotted name is a package in which several distributions have their parts, so that its first word says nothing. */
export function isNamespace(name: QualifiedName): boolean {
  return NAMESPACES.has(name)
}

/** Whether a distribution of this name (normalized, PEP 503) is known to the public: it has an import of the table, or is much used. */
export function isPublicDistribution(name: string): boolean {
  return isWellKnown(name) || [...byImport.values()].some((distributions) => distributions.includes(name))
}

/** The part of a dotted import name that one distribution installs, as its name alone says it: `zope.interface`, else the first word. */
export function installedUnit(name: QualifiedName): QualifiedName {
  return [...prefixesOf(name)].reverse().find((prefix) => !isNamespace(prefix)) ?? name
}
