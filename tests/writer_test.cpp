#include "xml/writer.hpp"

#include "xml/gate.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

using namespace clauseline;
namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(writer_test)

constexpr std::string_view order[] = {"id", "num"};

bool holds_words(const xml::Node& node) {
  return node.local_name() == "p" || node.local_name() == "h";
}

std::string canonical(std::string_view bytes) {
  const Source source("x.xml", std::string(bytes));
  xml::check(source);
  const xml::Document document(source);
  return write_canonical(
      document, {.name_space = "urn:n", .attribute_order = order, .holds_words = holds_words});
}

/// The canonical form without its first line, which is always the same.
std::string rest(std::string_view bytes) {
  constexpr std::string_view first = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  const std::string out = canonical(bytes);
  BOOST_TEST(out.starts_with(first));
  return out.substr(first.size());
}

struct Row {
  std::string_view before;
  std::string_view after;

  friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.before; }
};

constexpr Row rows[] = {
    // layout
    {"<a><b><c/></b></a>", "<a>\n  <b>\n    <c/>\n  </b>\n</a>\n"},
    {"<a>\n\n\n<b></b>\n<c> </c>\n \n<d/>\n\n</a>", "<a>\n\n  <b/>\n  <c/>\n\n  <d/>\n\n</a>\n"},
    {"<a>\r\n\r\n<b/>\r\n<c/>\r\n</a>\r\n", "<a>\n\n  <b/>\n  <c/>\n</a>\n"},
    {"\xEF\xBB\xBF<a/>", "<a/>\n"},
    // attributes
    {"<a z='1' num='2' b='3' id='4'/>", "<a id=\"4\" num=\"2\" b=\"3\" z=\"1\"/>\n"},
    {R"(<a b='say "no"' c="it's" d='&lt;&amp;>'/>)",
     "<a b=\"say &quot;no&quot;\" c=\"it's\" d=\"&lt;&amp;&gt;\"/>\n"},
    {"<a b='&#9;x&#10;y&#13;z\tw'/>", "<a b=\"&#9;x&#10;y&#13;z w\"/>\n"},
    // words
    {"<a><p> one  <b>two</b> \n <i>three</i></p></a>",
     "<a>\n  <p> one  <b>two</b> \n <i>three</i></p>\n</a>\n"},
    {"<a><p><x  num='1'\n id='2' ></x ><!-- c --><?q  r?></p></a>",
     "<a>\n  <p><x id=\"2\" num=\"1\"/><!-- c --><?q r?></p>\n</a>\n"},
    {"<p>a &gt; b <![CDATA[<&]]>&#13;\tc \"d\"</p>", "<p>a &gt; b &lt;&amp;&#13;\tc \"d\"</p>\n"},
    {"<p></p>", "<p/>\n"},
    {"<p> </p>", "<p> </p>\n"},
    {"<p><![CDATA[]]></p>", "<p/>\n"},
    {"<a> stray <b/> words </a>", "<a> stray <b/> words </a>\n"},
    {"<a xml:space='preserve'> <b/> </a>", "<a xml:space=\"preserve\"> <b/> </a>\n"},
    // comments and instructions
    {"<!-- 1 --><?two 2?>\n\n<a><b/> <!-- 3\n  4 --><c/></a><!-- 5 -->",
     "<!-- 1 -->\n<?two 2?>\n\n<a>\n  <b/>\n  <!-- 3\n  4 -->\n  <c/>\n</a>\n<!-- 5 -->\n"},
    {"<a><?x one\r\ntwo?><?y?></a>", "<a>\n  <?x one\ntwo?>\n  <?y?>\n</a>\n"},
    // namespaces
    {"<n:a xmlns:n='urn:n'><n:b n='1'/></n:a>", "<a xmlns=\"urn:n\">\n  <b n=\"1\"/>\n</a>\n"},
    {"<n:a xmlns:n='urn:n' n:b='1'/>", "<a xmlns=\"urn:n\" xmlns:n=\"urn:n\" n:b=\"1\"/>\n"},
    {"<n:a xmlns:n='urn:n' type='n:b'/>", "<a xmlns=\"urn:n\" xmlns:n=\"urn:n\" type=\"n:b\"/>\n"},
    {"<n:a xmlns:n='urn:n' xmlns='urn:o'><b/><n:c/></n:a>",
     "<a xmlns=\"urn:n\">\n  <b xmlns=\"urn:o\"/>\n  <c/>\n</a>\n"},
    {"<n:a xmlns:n='urn:n'><b><n:c/></b></n:a>",
     "<a xmlns=\"urn:n\">\n  <b xmlns=\"\">\n    <c xmlns=\"urn:n\"/>\n  </b>\n</a>\n"},
    {"<a xmlns='urn:n'><o:b xmlns:o='urn:o'><c xmlns='urn:n'/></o:b></a>",
     "<a xmlns=\"urn:n\">\n  <o:b xmlns:o=\"urn:o\">\n    <c/>\n  </o:b>\n</a>\n"},
    {"<o:a xmlns='urn:n' xmlns:o='urn:o'><b/><b/></o:a>",
     "<o:a xmlns=\"urn:n\" xmlns:o=\"urn:o\">\n  <b/>\n  <b/>\n</o:a>\n"},
    {"<n:p xmlns:n='urn:n'>x <n:b>y</n:b></n:p>", "<p xmlns=\"urn:n\">x <b>y</b></p>\n"},
};

BOOST_DATA_TEST_CASE(gives_every_document_one_form, data::make(rows), row) {
  BOOST_TEST(rest(row.before) == row.after);
}

BOOST_DATA_TEST_CASE(leaves_alone_what_it_wrote, data::make(rows), row) {
  const std::string once = canonical(row.before);
  BOOST_TEST(canonical(once) == once);
}

/// An element `a` with one attribute that makes its line `width` columns wide.
std::string as_wide_as(std::size_t width) {
  const std::string around = R"(<a id="" b="1"/>)";
  return fmt::format(R"(<a id="{}" b="1"/>)", std::string(width - around.size(), 'x'));
}

BOOST_AUTO_TEST_CASE(wraps_attributes_after_120_columns) {
  BOOST_TEST(rest(as_wide_as(120)) == as_wide_as(120) + "\n");
  std::string wrapped = as_wide_as(121) + "\n";
  wrapped.replace(wrapped.find(" b="), 1, "\n   ");
  BOOST_TEST(rest(as_wide_as(121)) == wrapped);
  BOOST_TEST(rest(wrapped) == wrapped);
}

BOOST_AUTO_TEST_CASE(counts_characters_not_bytes) {
  std::string wide = as_wide_as(120);
  wide.replace(wide.find('x'), 1, "\xE2\x82\xAC");
  BOOST_TEST(rest(wide) == wide + "\n");
}

BOOST_AUTO_TEST_CASE(gives_namespaces_a_line_where_a_tag_wraps) {
  const std::string value(110, 'x');
  BOOST_TEST(rest(fmt::format("<a xmlns='urn:n'><b num='1' id='{}'/></a>", value)) ==
             fmt::format("<a xmlns=\"urn:n\">\n  <b id=\"{}\"\n     num=\"1\"/>\n</a>\n", value));
  BOOST_TEST(rest(fmt::format("<a xmlns='urn:n' num='1' b='{}'/>", value)) ==
             fmt::format("<a xmlns=\"urn:n\"\n   num=\"1\"\n   b=\"{}\"/>\n", value));
}

BOOST_AUTO_TEST_CASE(wraps_no_tag_within_words) {
  const std::string value(130, 'x');
  const std::string words = fmt::format("<p>a <b id=\"{0}\" num=\"{0}\">c</b></p>\n", value);
  BOOST_TEST(rest(words) == words);
}

BOOST_AUTO_TEST_CASE(escapes_what_would_be_markup) {
  BOOST_TEST(xml::escape("a<b>&\"\r\n\t") == "a&lt;b&gt;&amp;\"&#13;\n\t");
  BOOST_TEST(xml::quoted("a<b>&\"\r\n\t") == "\"a&lt;b&gt;&amp;&quot;&#13;&#10;&#9;\"");
  BOOST_TEST(xml::escape("a\x01z") == "a\xEF\xBF\xBDz");
}

BOOST_AUTO_TEST_SUITE_END()
