"""What the words mean: namespaces, vocabulary, code lists and shapes; no behaviour.

A term written here as ``GT.ofMeasure`` is only a name: whether it is declared is
checked by a test over every file, because SPARQL and RDF accept a misspelt one silently.
"""

from pyoxigraph import NamedNode


class Namespace:
    """A prefix and the IRI it stands for; attributes and items are its terms, each made once."""

    def __init__(self, prefix: str, iri: str) -> None:
        self.prefix = prefix
        self.iri = iri

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        term = NamedNode(self.iri + name)
        setattr(self, name, term)
        return term

    def __getitem__(self, name: str) -> NamedNode:
        return NamedNode(self.iri + name)


GT = Namespace("gt", "https://w3id.org/goldenthread/def#")
GTC = Namespace("gtc", "https://w3id.org/goldenthread/code/")
GTS = Namespace("gts", "https://w3id.org/goldenthread/shape#")
RDF = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("owl", "http://www.w3.org/2002/07/owl#")
XSD = Namespace("xsd", "http://www.w3.org/2001/XMLSchema#")
SKOS = Namespace("skos", "http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("dcterms", "http://purl.org/dc/terms/")
PROV = Namespace("prov", "http://www.w3.org/ns/prov#")
ORG = Namespace("org", "http://www.w3.org/ns/org#")
QB = Namespace("qb", "http://purl.org/linked-data/cube#")
SDMX_DIMENSION = Namespace("sdmxd", "http://purl.org/linked-data/sdmx/2009/dimension#")
SDMX_MEASURE = Namespace("sdmxm", "http://purl.org/linked-data/sdmx/2009/measure#")
SDMX_ATTRIBUTE = Namespace("sdmxa", "http://purl.org/linked-data/sdmx/2009/attribute#")
SH = Namespace("sh", "http://www.w3.org/ns/shacl#")
SCHEMA = Namespace("schema", "https://schema.org/")

NAMESPACES = (
    GT, GTC, GTS, RDF, RDFS, OWL, XSD, SKOS, DCTERMS, PROV, ORG, QB,
    SDMX_DIMENSION, SDMX_MEASURE, SDMX_ATTRIBUTE, SH, SCHEMA,
)  # fmt: skip
PREFIXES = {namespace.prefix: namespace.iri for namespace in NAMESPACES}
