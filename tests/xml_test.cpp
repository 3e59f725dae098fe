#include "xml/element.hpp"
#include "xml/gate.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <type_traits>
#include <utility>

using namespace clauseline;

BOOST_AUTO_TEST_SUITE(xml_test)

/// A document with the source that it reads.
struct Read {
  explicit Read(std::string bytes)
      : source("x.xml", std::move(bytes)), document((xml::check(source), source)) {}

  xml::Node root() const { return document.root(); }

  Source source;
  xml::Document document;
};

std::string place(Position at) { return fmt::format("{}:{}", at.line, at.column); }

/// Kinds and values of nodes, as `element b, text "x"`.
std::string shape(const xml::Range<xml::NodeIterator>& nodes) {
  constexpr std::string_view names[] = {"element", "text", "comment", "instruction"};
  std::string out;
  for (const xml::Node node : nodes)
    out += fmt::format("{}{} {}\"{}\"", out.empty() ? "" : ", ",
                       names[static_cast<std::size_t>(node.kind())], node.name(), node.value());
  return out;
}

BOOST_AUTO_TEST_CASE(knows_where_elements_and_attributes_stand) {
  const Read read("<a>\n  <b one='&amp;&#10;x'\n     two='2'/>\n</a>");
  const xml::Node b = read.root().child("b");
  BOOST_TEST(place(read.root().at()) == "1:2");
  BOOST_TEST(place(b.at()) == "2:4");
  BOOST_TEST(place(b.at("one")) == "2:6");
  BOOST_TEST(place(b.at("two")) == "3:6");
  BOOST_TEST(place(b.at("three")) == "2:4");
  BOOST_TEST(b.offset() == 7U);
}

BOOST_AUTO_TEST_CASE(counts_a_byte_order_mark_as_bytes_of_the_first_line) {
  const Read read("\xEF\xBB\xBF<a\n x='1'>\n<b/></a>");
  BOOST_TEST(place(read.root().at()) == "1:5");
  BOOST_TEST(place(read.root().at("x")) == "2:2");
  BOOST_TEST(place(read.root().child("b").at()) == "3:2");
}

BOOST_AUTO_TEST_CASE(counts_bytes_after_line_ends_that_are_shortened) {
  const Read read("<a>\r\n<b x='&lt;&gt;'>one\r\ntwo &amp; <c/></b>\r\n<d/></a>");
  const xml::Node b = read.root().child("b");
  BOOST_TEST(b["x"] == "<>");
  BOOST_TEST(b.text() == "one\ntwo & ");
  BOOST_TEST(place(b.child("c").at()) == "3:12");
  BOOST_TEST(place(read.root().child("d").at()) == "4:2");
}

BOOST_AUTO_TEST_CASE(knows_where_text_comments_and_instructions_stand) {
  const Read read("<a>\n one<!-- two --><?go three?><![CDATA[four]]></a>");
  std::string places;
  for (const xml::Node node : read.root().nodes())
    places += place(node.at()) + " ";
  BOOST_TEST(places == "1:4 2:9 2:19 2:38 ");
}

BOOST_AUTO_TEST_CASE(gives_attributes_in_the_order_in_which_they_are_written) {
  const Read read("<a z='1'\n p:b='2' xmlns:p='u' empty=''/>");
  std::string all;
  for (const xml::Attribute one : read.root().attributes())
    all += fmt::format("{}={}@{} ", one.name(), one.value(), place(one.at()));
  BOOST_TEST(all == "z=1@1:4 p:b=2@2:2 xmlns:p=u@2:10 empty=@2:22 ");
  BOOST_TEST(read.root().has("empty"));
  BOOST_TEST(!read.root().has("b"));
  BOOST_TEST(read.root()["missing"] == "");
}

BOOST_AUTO_TEST_CASE(keeps_white_space_between_inline_elements) {
  const Read read("<p><b>20</b> <i>percent</i>\n<u/> </p>");
  BOOST_TEST(read.root().text() == "20 percent\n ");
  BOOST_TEST(shape(read.root().nodes()) ==
             "element b\"\", text \" \", element i\"\", text \"\n\", element u\"\", text \" \"");
}

BOOST_AUTO_TEST_CASE(gives_characters_in_cdata_as_text) {
  const Read read("<p>a<![CDATA[<b> & ]]]]><!-- no --><?x no?>c</p>");
  BOOST_TEST(read.root().text() == "a<b> & ]]c");
  BOOST_TEST(shape(read.root().nodes()) ==
             "text \"a\", text \"<b> & ]]\", comment \" no \", instruction x\"no\", text \"c\"");
  BOOST_TEST((*read.root().nodes().begin()).text() == "a");
}

BOOST_AUTO_TEST_CASE(finds_child_elements_among_other_nodes) {
  const Read read("<a>x<!-- c --><b n='1'/> <?p q?><c/><b n='2'/>y</a>");
  std::string names;
  for (const xml::Node element : read.root().elements())
    names += std::string(element.name()) + std::string(element["n"]) + " ";
  BOOST_TEST(names == "b1 c b2 ");
  BOOST_TEST(read.root().child("b")["n"] == "1");
}

BOOST_AUTO_TEST_CASE(has_a_node_for_nothing) {
  const Read read("<a/>");
  const xml::Node nothing = read.root().child("b");
  BOOST_TEST(!nothing);
  BOOST_TEST(nothing.name() == "");
  BOOST_TEST(nothing["x"] == "");
  BOOST_TEST(nothing.text() == "");
  BOOST_TEST(nothing.name_space() == "");
  BOOST_TEST(place(nothing.at()) == "0:0");
  BOOST_TEST(!nothing.child("c"));
  BOOST_TEST(shape(nothing.nodes()) == "");
}

BOOST_AUTO_TEST_CASE(gives_what_stands_around_the_root) {
  const Read read("<?xml version='1.0'?>\n<!-- one -->\n<?two 2?>\n<a/>\n<!-- three -->\n");
  BOOST_TEST(shape(read.document.nodes()) ==
             "comment \" one \", instruction two\"2\", element a\"\", comment \" three \"");
  BOOST_TEST(read.root().name() == "a");
}

BOOST_AUTO_TEST_CASE(resolves_namespaces_that_the_root_declares) {
  const Read read("<p:a xmlns:p='urn:p' xmlns='urn:d'><b/><p:c xml:lang='en'/></p:a>");
  BOOST_TEST(read.root().name_space() == "urn:p");
  BOOST_TEST(read.root().local_name() == "a");
  BOOST_TEST(read.root().child("b").name_space() == "urn:d");
  BOOST_TEST(read.root().child("c").name_space() == "urn:p");
  BOOST_TEST(read.root().child("c").name() == "p:c");
}

BOOST_AUTO_TEST_CASE(resolves_namespaces_that_are_declared_again_below) {
  const Read read(
      "<a xmlns='urn:1'><p:b xmlns:p='urn:2'><c/><p:d xmlns:p='urn:3'/></p:b>"
      "<e xmlns=''><f/></e><g/></a>");
  const xml::Node b = read.root().child("b");
  BOOST_TEST(b.name_space() == "urn:2");
  BOOST_TEST(b.child("c").name_space() == "urn:1");
  BOOST_TEST(b.child("d").name_space() == "urn:3");
  BOOST_TEST(read.root().child("e").child("f").name_space() == "");
  BOOST_TEST(read.root().child("g").name_space() == "urn:1");
}

BOOST_AUTO_TEST_CASE(takes_no_name_for_a_declaration_that_only_ends_like_one) {
  const Read read("<p:a xmlns:qp='urn:wrong' xmlns:p='urn:right'/>");
  BOOST_TEST(read.root().name_space() == "urn:right");
}

BOOST_AUTO_TEST_CASE(reads_no_source_that_is_about_to_go) {
  static_assert(std::is_constructible_v<xml::Document, const Source&>);
  static_assert(!std::is_constructible_v<xml::Document, Source>);
  const Source broken("x.xml", "<a>\n<b></a>");
  BOOST_CHECK_THROW(xml::Document document(broken), Error);
}

BOOST_AUTO_TEST_SUITE_END()
