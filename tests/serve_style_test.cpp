// In whose name the pages of `serve` speak: by the template of the base, as reports do.

#include "histories.hpp"
#include "serving.hpp"
#include "text/digest.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace clauseline;
using namespace clauseline::tests;

namespace {

const std::string folder = CLAUSELINE_ROOT "/tests/template";

std::string template_of(std::string_view inside) {
  return fmt::format("<template xmlns=\"urn:clauseline:template:1\">{}</template>\n", inside);
}

std::string licence(std::string_view level) {
  return clause("licence", "2.1", fmt::format("The licence is {}.", level),
                fmt::format("<grant id=\"t\" grantor=\"supplier\" grantee=\"customer\" "
                            "assets=\"core\"><exclusivity level=\"{}\"/></grant>",
                            level));
}

struct Styled : Archive {
  Styled() { version(licence("exclusive"), "first"); }

  void put_template(std::string_view bytes) const {
    write("house/.clauseline/templates/template.xml", bytes);
    write("house/.clauseline/templates/logo.png", read_file(folder + "/logo.png").bytes());
  }
  void serve(std::vector<std::string> options = {}) {
    served.emplace(*this / "house", *this / "output", std::move(options));
  }

  std::optional<Serving> served{};
};

std::string style_in(const Response& page) {
  const auto begin = page.body.find("<style>") + 7;
  return page.body.substr(begin, page.body.find("</style>") - begin);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(serve_style_test)

BOOST_FIXTURE_TEST_CASE(has_name_logo_and_colours_of_the_house, Styled) {
  put_template(read_file(folder + "/template.xml").bytes());
  commit_all("a template");
  put_template(template_of("<firm>Somebody else</firm>"));  // lies in no commit
  serve();
  for (const auto* target : {"/", "/agreement?path=a.xml", "/none"}) {
    const auto page = served->asked(target);
    const auto policy = page.header("Content-Security-Policy");
    for (const auto* part :
         {"<bdi>Example &amp; Partners LLP</bdi>", "src=\"data:image/png;base64,iVBORw0KGgo",
          "--accent: #7a1f2b;", "--serif: \"DejaVu Serif\", ",
          "<footer class=\"quiet\"><bdi>Privileged and confidential."})
      BOOST_TEST(contains(page.body, part), target << " lacks " << part);
    BOOST_TEST(!contains(page.body, "Somebody else"));
    BOOST_TEST(contains(policy, "img-src data:;"), policy);
    BOOST_TEST(contains(policy, sha256_base64(style_in(page))), policy);
  }
}

BOOST_FIXTURE_TEST_CASE(is_ours_without_a_template_or_with_one_that_cannot_be_read, Styled) {
  serve();
  const auto plain = served->page("/agreement?path=a.xml");
  BOOST_TEST(!contains(plain.body, "class=\"brand\""));
  BOOST_TEST(!contains(plain.header("Content-Security-Policy"), "img-src"));
  put_template(template_of("<light accent=\"#ffffff\"/>"));
  commit_all("a template");
  const auto broken = served->page("/agreement?path=a.xml");
  BOOST_TEST(style_in(broken) == style_in(plain));
}

BOOST_FIXTURE_TEST_CASE(is_that_of_the_base_where_somebody_decides, Styled) {
  put_template(template_of("<firm>The old house</firm>"));
  commit_all("a template");
  put_template(template_of("<firm>The new house</firm>"));
  version(licence("non-exclusive"), "second");
  serve({"--review", "HEAD~1..HEAD"});
  const auto line = served->printed(2).at(1);
  const auto root = line.substr(line.find("/review/"));
  for (const auto& target : {std::string("/"), root, root + "finding?id=none"}) {
    const auto page = served->asked(target);
    BOOST_TEST(contains(page.body, "The old house"), target);
    BOOST_TEST(!contains(page.body, "The new house"), target);
  }
}

BOOST_AUTO_TEST_SUITE_END()
