// Templates: what they may say, what reports make of it, and where they are read from.

#include "histories.hpp"
#include "office/package.hpp"
#include "report/house_style.hpp"
#include "report/style_sheet.hpp"
#include "store/file.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fmt/format.h>

#include <map>
#include <ostream>
#include <string>
#include <string_view>

using namespace clauseline;
using namespace clauseline::tests;
namespace data = boost::unit_test::data;

namespace {

const std::string folder = CLAUSELINE_ROOT "/tests/template";

std::string template_of(std::string_view inside) {
  return fmt::format("<template xmlns=\"urn:clauseline:template:1\">\n{}\n</template>\n", inside);
}

std::string logo() { return std::string(read_file(folder + "/logo.png").bytes()); }

struct Bad {
  std::string_view inside;
  std::string_view place;
  std::string_view says;
  std::string_view way_out;
};
std::ostream& operator<<(std::ostream& out, const Bad& row) { return out << row.inside; }

// clang-format off
constexpr Bad bad[] = {
    {R"(<light accent="navy"/>)", "t.xml:2:", "navy", ""},
    {R"(<light accent="#1d4e8"/>)", "t.xml:2:", "#1d4e8", ""},
    {R"(<light accent="#fff;}*{x:"/>)", "t.xml:2:", "accent", ""},
    {R"(<fonts serif="A&quot;; } * { color: red"/>)", "t.xml:2:", "serif", ""},
    {R"(<fonts serif="A\"/>)", "t.xml:2:", "serif", ""},
    {R"(<fonts mono="Courier"/>)", "t.xml:2:", "mono", ""},
    {R"(<firm/>)", "t.xml:2:2: ", "firm", ""},
    {R"(<firm>A</firm><firm>B</firm>)", "t.xml:2:", "firm", ""},
    {R"(<firm><b>A</b></firm>)", "t.xml:2:", "firm", ""},
    {R"(<style>*{}</style>)", "t.xml:2:2: ", "style", ""},
    {R"(<logo file="../logo.png"/>)", "t.xml:2:", "../logo.png", ""},
    {R"(<logo file="/etc/passwd"/>)", "t.xml:2:", "/etc/passwd", ""},
    {R"(<logo file="logo.svg"/>)", "t.xml:2:7: ", "an SVG is a document that may hold scripts", "export the logo as PNG"},
    {R"(<verdict gate=""/>)", "t.xml:2:", "gate", ""},
    {R"(<light accent="#8899aa"/>)", "t.xml:2:8: ", "the accent #8899aa on the paper #fcfbf8 has a contrast of 2.82 to 1; WCAG AA asks for 4.50 to 1", " would do"},
    {R"(<light paper="#202020"/>)", "t.xml:2:8: ", "the accent #1d4e89 on the paper #202020 has a contrast of ", ""},
    {R"(<light accent="#000000" paper="#777777"/>)", "t.xml:2:25: ", "deleted words in #6b665e on the paper #777777 have a contrast of 1.", " would do"},
    {R"(<dark accent="#1d4e89"/>)", "t.xml:2:7: ", "the accent #1d4e89 on the paper #151618 has a contrast of 2.", " would do"},
};
// clang-format on

}  // namespace

BOOST_AUTO_TEST_SUITE(template_test)

BOOST_AUTO_TEST_CASE(reads_what_a_house_says) {
  const auto [style, named] = read_template(read_file(folder + "/template.xml"));
  BOOST_TEST(style.firm == "Example & Partners LLP");
  BOOST_TEST(style.heading == "Review of amendments");
  BOOST_TEST(style.footer.starts_with("Privileged and confidential."));
  BOOST_TEST(style.label("gate", "Gate") == "Signature");
  BOOST_TEST(style.label("none of them", "ours") == "ours");
  BOOST_TEST(to_text(style.light.accent.value()) == "#7a1f2b");
  BOOST_TEST(to_text(style.dark.paper.value()) == "#161214");
  BOOST_TEST(style.serif == "DejaVu Serif");
  BOOST_TEST(named.value().file == "logo.png");
}

BOOST_AUTO_TEST_CASE(may_say_nothing) {
  const auto [style, named] = read_template(Source("t.xml", template_of("")));
  BOOST_TEST(reports::rules_of(style).empty());
  BOOST_TEST(!named.has_value());
}

BOOST_DATA_TEST_CASE(are_refused_with_a_place, data::make(bad), row) {
  try {
    read_template(Source("t.xml", template_of(row.inside)));
    BOOST_ERROR("it was read");
  } catch (const Error& error) {
    const auto text = told(error.problems().front());
    BOOST_TEST(text.starts_with(row.place), text);
    BOOST_TEST(contains(text, row.says), text);
    BOOST_TEST(contains(text, row.way_out), text);
  }
}

BOOST_AUTO_TEST_CASE(are_no_other_files) {
  for (const auto* other : {"<policy xmlns=\"urn:clauseline:policy:1\"/>",
                            "<template xmlns=\"urn:clauseline:template:2\"/>", "<template/>"})
    BOOST_CHECK_EXCEPTION(read_template(Source("t.xml", other)), Error, [](const Error& error) {
      return told(error.problems().front()).starts_with("t.xml:1:2: error: this is no template");
    });
}

// Colours

struct Pair {
  std::string_view one;
  std::string_view other;
  int hundredths;
};
std::ostream& operator<<(std::ostream& out, const Pair& row) {
  return out << row.one << " on " << row.other;
}

// What the examples and tools of the W3C give.
constexpr Pair pairs[] = {
    {"#000000", "#ffffff", 2100}, {"#ffffff", "#ffffff", 100}, {"#767676", "#ffffff", 454},
    {"#777777", "#ffffff", 447},  {"#ff0000", "#ffffff", 399}, {"#0000ff", "#ffffff", 859},
    {"#1d4e89", "#fcfbf8", 810},
};

BOOST_DATA_TEST_CASE(hold_the_contrast_that_wcag_reckons, data::make(pairs), row) {
  const auto one = read_colour(row.one).value();
  const auto other = read_colour(row.other).value();
  BOOST_TEST(contrast(one, other) == row.hundredths);
  BOOST_TEST(contrast(other, one) == row.hundredths);
}

BOOST_AUTO_TEST_CASE(read_colours_and_nothing_else) {
  BOOST_TEST(to_text(read_colour("#fff").value()) == "#ffffff");
  BOOST_TEST(to_text(read_colour("#1D4e89").value()) == "#1d4e89");
  for (const auto* other : {"", "#", "fff", "#ff", "#ffff", "#12345g", "#+12345", "#1234567"})
    BOOST_TEST(!read_colour(other).has_value(), other);
}

/// Ours must pass what a template must.
BOOST_AUTO_TEST_CASE(find_nothing_faint_in_our_own_colours) {
  for (const auto scheme : {Scheme::light, Scheme::dark})
    for (const Faint& one : faint_colours({}, scheme))
      BOOST_ERROR(one.message);
}

/// The way out of each refusal is one.
BOOST_AUTO_TEST_CASE(name_an_accent_that_would_do) {
  for (const auto* accent : {"#ffffff", "#8899aa", "#ffcc00", "#00ff00"}) {
    const auto found = faint_colours({.accent = read_colour(accent)}, Scheme::light);
    BOOST_TEST_REQUIRE(found.size() == 1U);
    const auto better = read_colour(std::string_view(found.front().way_out).substr(0, 7));
    BOOST_TEST_REQUIRE(better.has_value());
    BOOST_TEST(faint_colours({.accent = better}, Scheme::light).empty(), to_text(*better));
  }
}

// Logos

BOOST_AUTO_TEST_CASE(know_the_size_of_a_logo) {
  const auto png = read_logo(Source("logo.png", logo()));
  BOOST_TEST(png.kind == "png");
  BOOST_TEST(png.width == 120U);
  BOOST_TEST(png.height == 40U);
  using namespace std::string_literals;
  const auto jpeg = read_logo(Source(
      "logo.jpg", "\xFF\xD8\xFF\xE0\0\x04..\xFF\xC0\0\x0B\x08\0\x10\0\x20\x01\x11\0\0\xFF\xD9"s));
  BOOST_TEST(jpeg.kind == "jpeg");
  BOOST_TEST(jpeg.width == 32U);
  BOOST_TEST(jpeg.height == 16U);
}

BOOST_AUTO_TEST_CASE(refuse_what_is_no_picture_alone) {
  const auto refused = [](std::string bytes, std::string_view says) {
    BOOST_CHECK_EXCEPTION(read_logo(Source("logo.png", std::move(bytes))), Error,
                          [&](const Error& error) {
                            const auto text = told(error.problems().front());
                            return text.starts_with("logo.png: error: ") && contains(text, says);
                          });
  };
  refused("", "neither PNG nor JPEG");
  refused("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", "an SVG may hold scripts");
  refused(logo() + "<script>", "something stands behind its end");
  refused(logo().substr(0, 60), "cut off");
  refused("\xFF\xD8\xFF", "this JPEG is cut off");
  refused("\xFF\xD8\xFF\xE0\x01\x04..\xFF\xD9", "this JPEG is cut off");
  auto wide = logo();
  wide[18] = '\x7F';
  refused(wide, "neither may be more than 4000");
  refused(logo() + std::string(largest_logo, 'x'), "every report would carry it");
}

// What reports make of it

namespace {

std::string licence(std::string_view level) {
  return clause("licence", "2.1", fmt::format("It is {}.", level),
                fmt::format("<grant id=\"t\" grantor=\"supplier\" grantee=\"customer\" "
                            "assets=\"core\"><exclusivity level=\"{}\"/></grant>",
                            level));
}

/// Two versions of an agreement, and reports about them.
struct House : Archive {
  House() {
    version(licence("exclusive"), "first");
    version(licence("non-exclusive"), "second");
  }

  /// The report of the last two versions in a file, and what the program said.
  std::pair<std::string, git::Outcome> report(const std::string& format,
                                              std::vector<std::string> more = {}) const {
    const auto file = *this / ("report." + format);
    std::vector<std::string> words{"audit", "HEAD~1:a.xml", "HEAD:a.xml", "--format",
                                   fmt::format("{}={}", format, file)};
    words.insert(words.end(), more.begin(), more.end());
    auto outcome = run(std::move(words));
    return {file, std::move(outcome)};
  }
  std::string made(const std::string& format, std::vector<std::string> more = {}) const {
    const auto [file, outcome] = report(format, std::move(more));
    BOOST_TEST_REQUIRE(outcome.status == 0, outcome.error);
    return std::string(read_file(file).bytes());
  }
  void put_template(const std::string& inside, const std::string& message) {
    put(".clauseline/templates/template.xml", template_of(inside), message);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(give_a_page_words_logo_and_colours, House) {
  const auto page = made("html", {"--template", folder});
  for (const auto* part :
       {"<bdi>Example &amp; Partners LLP</bdi>", "<bdi>Review of amendments</bdi>",
        "<p class=\"confidential\"><bdi>Privileged and confidential.", ">Points</p>",
        ">Who gains</p>", "src=\"data:image/png;base64,iVBORw0KGgo", "img-src data:;",
        "--accent: #7a1f2b;", "--paper: #161214;", "--serif: \"DejaVu Serif\", \"Iowan Old Style\"",
        "<dt>Template</dt><dd><p><span class=\"mono\">"})
    BOOST_TEST(contains(page, part), part);
  BOOST_TEST(!contains(made("html"), "img-src"));
  BOOST_TEST(contains(made("html", {"--template", folder}), "Not legal advice."));
}

BOOST_FIXTURE_TEST_CASE(label_the_gate, House) {
  const auto file = *this / "gate.html";
  const auto checked = run(
      {"check", "HEAD~1:a.xml", "HEAD:a.xml", "--format", "html=" + file, "--template", folder});
  BOOST_TEST(checked.status == 1, checked.error);
  const auto page = std::string(read_file(file).bytes());
  BOOST_TEST(
      contains(page,
               "<p class=\"caption\">Gate (<bdi>Signature</bdi>)</p><p class=\"gate blocked\">"
               "Blocked</p><p><bdi>Ask the partner</bdi></p>"));
}

/// Words of a house that say the opposite do not stand in the place of ours.
BOOST_FIXTURE_TEST_CASE(do_not_open_the_gate, House) {
  write("own/template.xml",
        template_of("<verdict gate=\"Closed gate\" open=\"Blocked\" blocked=\"Open\"/>"));
  for (const auto* older : {"HEAD~1:a.xml", "HEAD:a.xml"}) {
    const auto file = *this / "gate.html";
    const bool closed =
        run({"check", older, "HEAD:a.xml", "--format", "html=" + file, "--template", *this / "own"})
            .status == 1;
    BOOST_TEST(closed == (older == std::string_view("HEAD~1:a.xml")));
    BOOST_TEST(contains(read_file(file).bytes(), closed ? "<p class=\"gate blocked\">Blocked</p>"
                                                        : "<p class=\"gate open\">Open</p>"));
  }
}

BOOST_FIXTURE_TEST_CASE(give_a_document_head_foot_fonts_and_colour, House) {
  for (const auto* format : {"docx", "departures"}) {
    std::map<std::string, std::string> parts;
    for (const auto& [name, bytes] : office::unpacked(made(format, {"--template", folder})))
      parts[name] = bytes;
    BOOST_TEST(parts["word/media/logo.png"] == logo());
    BOOST_TEST(contains(parts["word/header1.xml"], "Example &amp; Partners LLP"));
    BOOST_TEST(contains(parts["word/header1.xml"], "r:embed=\"logo\""));
    BOOST_TEST(contains(parts["word/_rels/header1.xml.rels"], "Target=\"media/logo.png\""));
    BOOST_TEST(contains(parts["word/footer1.xml"], "Privileged and confidential."));
    BOOST_TEST(contains(parts["[Content_Types].xml"], "ContentType=\"image/png\""));
    BOOST_TEST(contains(parts["word/styles.xml"], "w:ascii=\"DejaVu Serif\""));
    BOOST_TEST(!contains(parts["word/styles.xml"], "Times New Roman"));
    BOOST_TEST(contains(parts["word/styles.xml"], "<w:color w:val=\"7a1f2b\"/>"));
  }
}

BOOST_FIXTURE_TEST_CASE(are_read_from_the_base_and_never_from_the_change, House) {
  put_template("<firm>The old house</firm>", "a template");
  version(licence("sole"), "third");
  put_template("<firm>The new house</firm>", "another, beside a change");
  const auto of_range = [&](const std::string& range) {
    const auto file = *this / "range.html";
    BOOST_TEST_REQUIRE(run({"audit", range, "--format", "html=" + file}).status == 0);
    return std::string(read_file(file).bytes());
  };
  const auto page = of_range("HEAD~2..HEAD");
  BOOST_TEST(contains(page, "The old house"));
  BOOST_TEST(!contains(page, "The new house"));
  BOOST_TEST(!contains(of_range("HEAD~3..HEAD"), "house</bdi>"));
  // Where the older version is a file, the work tree's counts.
  const auto file = *this / "files.html";
  write("house/b.xml", in_frame(licence("exclusive")));
  const Inside there(*this / "house");
  BOOST_TEST_REQUIRE(run({"audit", "b.xml", "a.xml", "--format", "html=" + file}).status == 0);
  BOOST_TEST(contains(read_file(file).bytes(), "The new house"));
}

BOOST_FIXTURE_TEST_CASE(are_found_again_by_verify, House) {
  for (const auto* format : {"html", "docx", "departures"}) {
    write("own/template.xml", read_file(folder + "/template.xml").bytes());
    write("own/logo.png", logo());
    made(format, {"--template", *this / "own"});
    const auto file = *this / (std::string("report.") + format);
    const auto same = run({"verify", file});
    BOOST_TEST(same.status == 0, same.out + same.error);
    BOOST_TEST(contains(same.out, "logo.png sha256 "), same.out);
    std::filesystem::remove(*this / "own/logo.png");
    const auto lost = run({"verify", file});
    BOOST_TEST(lost.status == 2);
    BOOST_TEST(contains(lost.error, "own/logo.png: error: the bytes that the report was made of"),
               lost.error);
    const auto given = run({"verify", file, folder + "/logo.png"});
    BOOST_TEST(given.status == 0, given.out + given.error);
  }
  // That of the repository is found in its commit, whatever lies there by now.
  put_template("<firm>The old house</firm>", "a template");
  version(licence("sole"), "third");
  made("html");
  put_template("<firm>The new house</firm>", "another");
  const auto old = run({"verify", *this / "report.html"});
  BOOST_TEST(old.status == 0, old.out + old.error);
}

/// A report that no template changes says nothing of one, so that it does not hang on it.
BOOST_FIXTURE_TEST_CASE(leave_other_formats_as_they_are, House) {
  const auto file = *this / "report.json";
  const auto plain = made("json");
  const auto both = made("html", {"--format", "json=" + file, "--template", folder});
  BOOST_TEST(std::string(read_file(file).bytes()) == plain);
  BOOST_TEST(run({"verify", file}).status == 0);
}

BOOST_FIXTURE_TEST_CASE(tell_what_is_wrong_with_a_folder, House) {
  const auto refused = [&](const std::string& format, std::vector<std::string> more,
                           std::string_view says) {
    const auto outcome = report(format, std::move(more)).second;
    BOOST_TEST(outcome.status == 2, outcome.out);
    BOOST_TEST(contains(outcome.error, says), outcome.error);
  };
  refused("html", {"--template", *this / "none"}, "--template: error: there is no template.xml in");
  refused("json", {"--template", folder}, "no format that was asked for wears a template");
  refused("html", {"--template", "HEAD:none"}, "there is no template.xml in this folder");
  write("own/template.xml", template_of("<logo file=\"logo.png\"/>"));
  refused("html", {"--template", *this / "own"},
          "own/template.xml:2:7: error: the logo logo.png does not lie beside this file");
  write("own/logo.png", "<svg/>");
  refused("html", {"--template", *this / "own"}, "own/logo.png: error: this logo is neither PNG");
  put_template("<light accent=\"#ffffff\"/>", "a template");
  version(licence("sole"), "third");
  refused("html", {}, "(of the older version; --template DIR names another template)");
  BOOST_TEST(report("json").second.status == 0);  // the gate and data do not hang on it
}

BOOST_FIXTURE_TEST_CASE(that_nobody_can_read_do_not_pass_the_gate, House) {
  put_template("<light accent=\"#ffffff\"/>", "a template");
  const auto checked = run({"check", "HEAD~1..HEAD"});
  BOOST_TEST(checked.status == 2);
  BOOST_TEST(contains(checked.error, "template.xml:2:8: error: the accent #ffffff"), checked.error);
}

BOOST_AUTO_TEST_SUITE_END()
