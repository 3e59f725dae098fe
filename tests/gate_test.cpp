#include "xml/gate.hpp"

#include "xml/element.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <ostream>
#include <string>
#include <vector>

using namespace clauseline;
using namespace std::string_view_literals;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(gate_test)

/// All problems of a document, one a line, as `line:column message | hint`.
std::string verdict(const Source& source, const xml::Schema* schema = nullptr,
                    const xml::Limits& limits = {}) {
  std::vector<Problem> problems;
  try {
    problems = xml::check(source, schema, limits);
  } catch (const Error& error) {
    problems = error.problems();
    BOOST_TEST(!problems.empty());
  }
  std::string out;
  for (const Problem& one : problems) {
    out += fmt::format("{}:{} {} | {}\n", one.at.position.line, one.at.position.column, one.message,
                       one.hint);
    BOOST_TEST(!one.message.empty());
    BOOST_TEST(one.at.source == source.name());
  }
  return out;
}

std::string verdict(std::string_view bytes) { return verdict(Source("x.xml", std::string(bytes))); }

struct Broken {
  std::string_view bytes;
  std::string_view at;    // line:column
  std::string_view says;  // in its message or hint

  friend std::ostream& operator<<(std::ostream& out, const Broken& row) { return out << row.bytes; }
};

// clang-format off
// pugixml alone lets these in.
constexpr Broken accepted_by_pugixml[] = {
    {"<a b='1' c='2'\n b='3'/>",              "2:2",  "the attribute b stands twice"},
    {"<a>x\x01y</a>",                         "1:5",  "control character (U+0001)"},
    {"<a b='\x1F'/>",                         "1:7",  "U+001F"},
    {"<a>\n\x93quoted\x94</a>",               "2:1",  "the byte 0x93 is not UTF-8; in windows-1252 it is “"},
    {"<a>caf\xE9</a>",                        "1:7",  "in windows-1252 it is é"},
    {"<a>\x81</a>",                           "1:4",  "the byte 0x81 is not UTF-8"},
    {"<a>\xC0\x80</a>",                       "1:4",  "longer than UTF-8 allows"},
    {"<a>\xE0\x80\xAF</a>",                   "1:4",  "longer than UTF-8 allows"},
    {"<a>\xED\xA0\x80</a>",                   "1:4",  "half of a UTF-16 pair"},
    {"<a>\xF4\x90\x80\x80</a>",               "1:4",  "beyond the last character"},
    {"<a>\xE2\x80</a>",                       "1:4",  "not UTF-8"},
    {"<a>\xEF\xBF\xBE</a>",                   "1:4",  "U+FFFE is not a character"},
    {"<a>x & y</a>",                          "1:6",  "write &amp;"},
    {"<a b='x & y'/>",                        "1:9",  "write &amp;"},
    {"<a>AT&T</a>",                           "1:6",  "a bare &"},
    {"<a>&lt</a>",                            "1:4",  "&lt lacks its semicolon"},
    {"<a>\n &foo;</a>",                       "2:2",  "&foo; means nothing in XML"},
    {"<a>x&nbsp;y</a>",                       "1:5",  "write &#160;"},
    {"<a b='&foo;'/>",                        "1:7",  "&foo; means nothing"},
    {"<a>&#0;</a>",                           "1:4",  "&#0; is not a character"},
    {"<a>&#xD800;</a>",                       "1:4",  "&#xD800; is not a character"},
    {"<a>&#x110000;</a>",                     "1:4",  "&#x110000; is not a character"},
    {"<a>&#12x;</a>",                         "1:4",  "&#12x; is not a character"},
    {"<a>one\ntwo ]]> three</a>",             "2:5",  "]]> is not allowed in text"},
    {"<a b='1<2'/>",                          "1:8",  "a bare < is not allowed in an attribute"},
    {"<a/>\n<b/>",                            "2:1",  "<b> is a second root element"},
    {"x<a/>",                                 "1:1",  "text stands before the root"},
    {"<a/>\n x",                              "2:2",  "text stands after the root"},
    {"<a><!-- x -- y --></a>",                "1:11", "a comment cannot hold --"},
    {"<a>\n<p:b/></a>",                       "2:2",  "the prefix p is not declared"},
    {"<a x='1' p:b='2'/>",                    "1:10", "xmlns:p=\"...\""},
    {"<a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>", "1:36", "under two prefixes of the namespace u"},
    {"<a:b:c xmlns:a='u'/>",                  "1:2",  "a:b:c is not a name"},
    {"<a x='1' y:z:b='2'/>",                  "1:10", "y:z:b is not a name"},
    {"<:a/>",                                 "1:2",  "is not a name"},
    {"<a><?p:q x?></a>",                      "1:6",  "p:q is not a name"},
    {" <?xml version='1.0'?><a/>",            "1:2",  "delete the white space before it"},
    {"<?xml version='9.9'?><a/>",             "1:16", "XML 9.9; only 1.0 is read"},
    {"<?xml version='1.1'?><a/>",             "1:16", "XML 1.1; only 1.0 is read"},
    {"<?xml version='1.0' encoding='foo'?><a/>", "1:31", "says it is in foo"},
    {"<?xml version='1.0' standalone='maybe'?><a/>", "1:33", "the XML declaration is not right"},
    {"<?xml encoding='UTF-8'?><a/>",          "1:7",  "the XML declaration is not right"},
    {"<a/><!DOCTYPE a>",                      "1:5",  "a DOCTYPE is not allowed"},
    {"<!DOCTYPE a><!DOCTYPE a><a/>",          "1:1",  "a DOCTYPE is not allowed"},
    {"<!-- c -->\n<!DOCTYPE a",               "2:1",  "a DOCTYPE is not allowed"},
    {"<a/><![CDATA[x]]>",                     "1:5",  "a CDATA section stands outside"},
    {"<![CDATA[x]]><a/>",                     "1:1",  "a CDATA section stands outside"},
    {"<a xmlns:p=''/>",                       "1:4",  "the prefix p is bound to nothing"},
    {"<a x='1' xmlns:p='u v'/>",               "1:10", "what xmlns:p names is not a URI"},
    {"<a xmlns='u>v'/>",                      "1:4",  "what xmlns names is not a URI"},
    {"<a xmlns:xml='u'/>",                    "1:4",  "are reserved"},
};

// pugixml refuses these too; the gate says where and why.
constexpr Broken refused_by_both[] = {
    {"",                                      "1:1",  "the document is empty"},
    {"\xEF\xBB\xBF \n",                       "1:1",  "the document is empty"},
    {"<!-- only -->",                         "1:14", "the document has no element"},
    {"<?xml version='1.0'?>\n",               "2:1",  "the document has no element"},
    {"<a>\n<b>\n</c>\n</a>",                  "3:1",  "</c> does not close <b>, which was opened in line 2"},
    {"<a>\n <b></a>",                         "2:5",  "</a> does not close <b>"},
    {"<a><b></b></c></a>",                    "1:11", "</c> does not close <a>"},
    {"<a>\n<b>\n",                            "3:1",  "<b>, which was opened in line 2, is not closed"},
    {"<a></a",                                "1:4",  "the tag </a is never closed"},
    {"<a\n",                                  "1:1",  "the tag <a is never closed"},
    {"<a b=1/>",                              "1:6",  "stands in no quotes"},
    {"<a b=\u201Cx\u201D/>",                  "1:6",  "straight quotes"},
    {"<a b='1'c='2'/>",                       "1:9",  "c cannot stand here"},
    {"<a b='1\n",                             "1:6",  "never closed"},
    {"<a\n b/>",                              "2:2",  "the attribute b has no value"},
    {"<a 'x'/>",                              "1:4",  "cannot begin an attribute"},
    {"<1a/>",                                 "1:1",  "a bare < is not allowed"},
    {"<a>1 < 2</a>",                          "1:6",  "write &lt;"},
    {"<a><?xml version='1.0'?></a>",          "1:4",  "at the very beginning only"},
    {"<a><!-- x",                             "1:4",  "what <!-- opens is never closed"},
    {"<a><![CDATA[x",                         "1:4",  "what <![CDATA[ opens is never closed"},
    {"<a>\n <? x?></a>",                       "2:2",  "an instruction has no name"},
    {"<a><?pi x",                             "1:4",  "what <? opens is never closed"},
    {"</a>",                                  "1:1",  "closes nothing"},
    {"<a><!ELEMENT b></a>",                   "1:4",  "a declaration is not allowed here"},
    {"<a>x\0y</a>"sv,                         "1:5",  "a NUL byte (U+0000)"},
};

// What it would cost to let these in, nobody should have to pay.
constexpr Broken attacks[] = {
    {"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "1:1", "a DOCTYPE is not allowed"},
    {"<!DOCTYPE a SYSTEM 'http://127.0.0.1/a.dtd'><a/>",                  "1:1", "a DOCTYPE is not allowed"},
    {"<!DOCTYPE a [<!ENTITY x 'xx'><!ENTITY y '&x;&x;&x;&x;'>]><a>&y;</a>", "1:1", "a DOCTYPE is not allowed"},
    {"<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY % p SYSTEM 'x'> %p;]><a/>", "2:1", "a DOCTYPE is not allowed"},
    {"<!doctype html><html/>",                                            "1:1", "a DOCTYPE is not allowed"},
    {"<!DOCTYPE>",                                                        "1:1", "a DOCTYPE is not allowed"},
};

constexpr Broken encodings[] = {
    {"<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n<a>\x93</a>", "1:31", "iconv -f windows-1252 -t utf-8"},
    {"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\xE9</a>",     "1:31", "iconv -f ISO-8859-1 -t utf-8"},
    {"<?xml version='1.0' encoding='ISO-8859-1'?><a>plain</a>",        "1:31", "its bytes are UTF-8 already"},
    {"<?xml version='1.0' encoding='a;b'?><a>\xE9</a>",                "1:31", "save it as UTF-8"},
    {"\xFF\xFE<\0a\0/\0>\0"sv,                                         "1:1",  "in UTF-16; only UTF-8 is read"},
    {"\xFE\xFF\0<\0a\0/\0>"sv,                                         "1:1",  "iconv -f UTF-16 -t utf-8"},
    {"<\0a\0/\0>\0"sv,                                                 "1:1",  "UTF-16LE"},
    {"\0<\0a\0/\0>"sv,                                                 "1:1",  "UTF-16BE"},
    {"\xFF\xFE\0\0<\0\0\0"sv,                                          "1:1",  "UTF-32"},
    {"\xEF\xBB\xBF<a>\n\x96</a>",                                      "2:1",  "in windows-1252 it is –"},
};
// clang-format on

void check_refused(const Broken& row) {
  const std::string said = verdict(row.bytes);
  BOOST_TEST(said.starts_with(fmt::format("{} ", row.at)), said);
  BOOST_TEST(said.find(row.says) != std::string::npos, said);
}

BOOST_DATA_TEST_CASE(refuses_what_pugixml_lets_in, data::make(accepted_by_pugixml), row) {
  check_refused(row);
}

BOOST_DATA_TEST_CASE(says_what_is_broken_and_where, data::make(refused_by_both), row) {
  check_refused(row);
}

BOOST_DATA_TEST_CASE(lets_no_doctype_in, data::make(attacks), row) { check_refused(row); }

BOOST_DATA_TEST_CASE(reads_utf8_and_names_what_is_not, data::make(encodings), row) {
  check_refused(row);
}

constexpr std::string_view sound[] = {
    "<a/>",
    "\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?>\n<a/>\n",
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?><!-- c --><?p q?><a/><!-- d -->",
    R"(<a b="'" c='"'>&lt;&gt;&amp;&quot;&apos;&#10;&#x20AC;</a>)",
    "<a><![CDATA[ <b> & ]] ]]></a>",
    "<p:a xmlns:p='u' xml:lang='en' p:b='1' b='2'/>",
    "<a xmlns='relative'/>",
    "<\xC3\xA9t\xC3\xA9>\xE2\x82\xAC \xF0\x9F\x98\x80 \xEF\xBF\xBD\t\r\n</\xC3\xA9t\xC3\xA9>",
};

BOOST_DATA_TEST_CASE(lets_in_what_is_sound, data::make(sound), bytes) {
  BOOST_TEST(verdict(bytes) == "");
  const Source source("x.xml", std::string(bytes));
  BOOST_TEST(bool(xml::Document(source).root()));
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out += text;
  return out;
}

BOOST_AUTO_TEST_CASE(lets_256_levels_in_and_no_more) {
  BOOST_TEST(verdict(repeated("<a>", 256) + repeated("</a>", 256)) == "");
  const auto too_deep = verdict(repeated("<a>", 257) + repeated("</a>", 257));
  BOOST_TEST(too_deep.starts_with("1:769 elements are nested deeper than 256 levels"), too_deep);
  const auto bomb = verdict(repeated("<a>\n", 10'000));
  BOOST_TEST(bomb.starts_with("257:1 elements are nested deeper than 256 levels"), bomb);
  const auto tainted = verdict("<a>&" + repeated("<a>", 10'000));
  BOOST_TEST(tainted.starts_with("1:4 a bare &"), tainted);
}

BOOST_AUTO_TEST_CASE(refuses_a_document_that_is_too_large) {
  const Source source("x.xml", "<a>123456789</a>");
  BOOST_TEST(verdict(source, nullptr, {.bytes = 16}) == "");
  const auto said = verdict(source, nullptr, {.bytes = 15});
  BOOST_TEST(said.starts_with("0:0 the document has 16 bytes; the limit is 15"), said);
}

BOOST_AUTO_TEST_CASE(refuses_a_crowd_of_attributes) {
  std::string crowd = "<a";
  for (int i = 0; i < 200'000; ++i)
    crowd += fmt::format(" b{}=''", i);
  const auto said = verdict(crowd + "/>");
  BOOST_TEST(said.starts_with("1:1 one tag holds more than 1000 attributes"), said);
}

BOOST_AUTO_TEST_CASE(counts_lines_beyond_65535) {
  const auto said = verdict("<a>\n" + repeated("<b>text</b>\n", 70'000) + "  <c></d></a>");
  BOOST_TEST(said.starts_with("70002:6 </d> does not close <c>, which was opened in line 70002"),
             said);
}

BOOST_AUTO_TEST_CASE(tells_faults_that_leave_the_rest_readable_together) {
  const auto said = verdict("<a>\n x & y\n <b c='1' c='2'/>\n &nbsp;\n</z>\n<y>");
  BOOST_TEST(said.find("2:4 a bare &") != std::string::npos, said);
  BOOST_TEST(said.find("3:11 the attribute c") != std::string::npos, said);
  BOOST_TEST(said.find("4:2 &nbsp;") != std::string::npos, said);
  BOOST_TEST(said.find("5:1 </z> does not close <a>") != std::string::npos, said);
  BOOST_TEST(std::ranges::count(said, '\n') == 4, said);
}

BOOST_AUTO_TEST_CASE(does_not_flood) {
  const auto said = verdict("<a>" + repeated("&\n", 50) + "</a>");
  BOOST_TEST(std::ranges::count(said, '\n') == 21, said);
  BOOST_TEST(said.find("0:0 30 more faults") != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(shows_the_line_unless_it_is_endless) {
  const auto line = [](const std::string& bytes) {
    try {
      xml::check(Source("x.xml", bytes));
    } catch (const Error& error) {
      return error.problems().front().line;
    }
    return std::string("nothing was refused");
  };
  BOOST_TEST(line("<a>\nx & y\n</a>") == "x & y");
  BOOST_TEST(line("<a>" + repeated("x", 100'000) + "&</a>") == "");
}

// A small vocabulary with what the large one uses.
constexpr std::string_view vocabulary = R"(<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="urn:x" targetNamespace="urn:x"
           elementFormDefault="qualified">
  <xs:simpleType name="date"><xs:restriction base="xs:date"/></xs:simpleType>
  <xs:element name="deal"><xs:complexType><xs:sequence>
    <xs:element name="title"><xs:simpleType><xs:restriction base="xs:token">
      <xs:minLength value="1"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="party" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
      <xs:attribute name="id" use="required"><xs:simpleType><xs:restriction base="xs:token">
        <xs:pattern value="[a-z]+"/></xs:restriction></xs:simpleType></xs:attribute>
      <xs:attribute name="signed" type="date"/>
      <xs:attribute name="role"><xs:simpleType><xs:restriction base="xs:token">
        <xs:enumeration value="payer"/><xs:enumeration value="payee"/>
      </xs:restriction></xs:simpleType></xs:attribute>
    </xs:complexType></xs:element>
    <xs:element name="body"><xs:complexType mixed="true"><xs:sequence>
      <xs:element name="b" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>)";

const xml::Schema& schema() {
  static const xml::Schema compiled(Source("x.xsd", std::string(vocabulary)));
  return compiled;
}

// clang-format off
constexpr Broken departures[] = {
    {"<deal xmlns='urn:x'>\n<title>T</title>\n <ttle/><body/></deal>", "3:3", "<ttle> is not allowed here | allowed here: <party> or <body>"},
    {"<deal xmlns='urn:x'>\n<title>T</title>\n <bodi/></deal>", "3:3", "did you mean <body>?"},
    {"<deal xmlns='urn:x'>\n<title>T</title>\n</deal>",         "1:2", "<deal> is not complete | what comes next in it is <party> or <body>"},
    {"<deal xmlns='urn:x'><title>T</title><body/>\n<body/></deal>", "2:2", "nothing more is allowed here"},
    {"<deal xmlns='urn:x'><title>T</title>\n<party\n  id='a'\n  rank='1'/><body/></deal>", "4:3", "<party> has no attribute rank"},
    {"<deal xmlns='urn:x'><title xml:lang='en'>T</title><body/></deal>", "1:28", "<title> has no attribute lang"},
    {"<deal xmlns='urn:x'><title>T</title>\n<party role='payer'/><body/></deal>", "2:2", "<party> lacks its attribute id"},
    {"<deal xmlns='urn:x'><title>T</title>\n<party role='payor' id='a'/><body/></deal>", "2:8", "role=\"payor\" is not one of the words allowed | did you mean payer? allowed: payer or payee"},
    {"<deal xmlns='urn:x'><title>T</title>\n<party id='A'/><body/></deal>", "2:8", "id=\"A\" does not have the right form | the form is [a-z]+"},
    {"<deal xmlns='urn:x'><title>T</title>\n<party id='a' signed='2026-13-01'/><body/></deal>", "2:15", "signed=\"2026-13-01\" is not a date | write it as 2026-04-27"},
    {"<deal xmlns='urn:x'><title>T</title>\n<party id='a'>x</party><body/></deal>", "2:2", "<party> cannot hold text"},
    {"<deal xmlns='urn:x'>\n<title/><body/></deal>",            "2:2", "<title> is empty"},
    {"<deal xmlns='urn:x'><title>T</title>words\n<body/></deal>", "1:2", "<deal> cannot hold text of its own"},
    {"<deal xmlns='urn:x'><title>T</title><body>\n<b>x<b/></b></body></deal>", "2:2", "<b> cannot hold elements"},
    {"<deal/>",                                                 "1:2", "<deal> is not a root element that the schema knows"},
    {"<x:deal xmlns:x='urn:x'><x:title>T</x:title>\n<x:foo/><x:body/></x:deal>", "2:2", "<foo> is not allowed here"},
    {"<deal xmlns='urn:x'><title>T</title>&foo;<foo/></deal>",  "1:37", "&foo; means nothing"},
};
// clang-format on

BOOST_DATA_TEST_CASE(tells_where_a_document_departs_from_its_schema, data::make(departures), row) {
  const std::string said = verdict(Source("x.xml", std::string(row.bytes)), &schema());
  BOOST_TEST(said.starts_with(fmt::format("{} ", row.at)), said);
  BOOST_TEST(said.find(row.says) != std::string::npos, said);
  BOOST_TEST(said.find("urn:x}") == std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(tells_every_departure_in_order) {
  const Source source("x.xml",
                      "<deal xmlns='urn:x'>\n<title>T</title>\n<party id='A' rank='1'/>\n"
                      "<party/>\n<body>w <b>x</b></body></deal>");
  const std::string said = verdict(source, &schema());
  BOOST_TEST(said.find("3:15 <party> has no attribute rank") != std::string::npos, said);
  BOOST_TEST(said.find("3:8 id=\"A\"") != std::string::npos, said);
  BOOST_TEST(said.find("4:2 <party> lacks") != std::string::npos, said);
  BOOST_TEST(std::ranges::count(said, '\n') == 3, said);
}

BOOST_AUTO_TEST_CASE(counts_departures_beyond_a_thousand) {
  const Source source("x.xml", "<deal xmlns='urn:x'><title>T</title>" +
                                   repeated("<party/>\n", 1'500) + "<body/></deal>");
  const auto problems = xml::check(source, &schema());
  BOOST_REQUIRE_EQUAL(problems.size(), 1'001);
  BOOST_TEST(problems.back().message == "500 more places depart from the schema");
}

BOOST_AUTO_TEST_CASE(serves_many_documents_with_one_schema) {
  for (int i = 0; i < 3; ++i)
    BOOST_TEST(verdict(Source("x.xml", "<deal xmlns='urn:x'><title>T</title><body/></deal>"),
                       &schema()) == "");
}

std::string said_of_schema(std::string_view bytes) {
  try {
    const xml::Schema compiled(Source("x.xsd", std::string(bytes)));
  } catch (const Error& error) {
    return told(error.problems().front());
  }
  return "it was let in";
}

BOOST_AUTO_TEST_CASE(refuses_a_schema_that_is_none) {
  BOOST_TEST(said_of_schema("<schema>").find("the document ends") != std::string::npos);
  BOOST_TEST(said_of_schema("<a/>").starts_with("x.xsd"), said_of_schema("<a/>"));
  const auto unknown = said_of_schema(
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\n<xs:element name='a' "
      "type='none'/></xs:schema>");
  BOOST_TEST(unknown.starts_with("x.xsd:2:1: error: "), unknown);
}

BOOST_AUTO_TEST_CASE(opens_no_file_that_a_schema_names) {
  const auto said = said_of_schema(
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
      "<xs:include schemaLocation='" CLAUSELINE_ROOT "/schemas/agreement-1.xsd'/></xs:schema>");
  BOOST_TEST(said.starts_with("x.xsd:1:1: error: "), said);
}

std::string file(const std::string& path) {
  std::ifstream in(CLAUSELINE_ROOT "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

BOOST_AUTO_TEST_CASE(lets_our_own_agreements_in) {
  const xml::Schema ours(Source("agreement-1.xsd", file("schemas/agreement-1.xsd")));
  for (const char* name : {"2025-10-28", "2026-04-27", "amendment-2026-04-27"})
    BOOST_TEST(verdict(Source(name, file(fmt::format("agreements/microsoft-openai/{}.xml", name))),
                       &ours) == "");
}

BOOST_AUTO_TEST_SUITE_END()
