// The style sheet of the report, and what a template may change of it: colours and fonts, which are
// numbers and names here and never text of the template.

#include "report/style_sheet.hpp"

#include "report/format.hpp"
#include "text/embedded.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace clauseline {
namespace {

using reports::Values;

constexpr std::string_view dark_begins = "@media screen and (prefers-color-scheme: dark)";

/// Our own colours on a ground.
Values ours(Scheme scheme) {
  const auto css = embedded("src/report/report.css");
  return reports::values_in(scheme == Scheme::light ? css : css.substr(css.find(dark_begins)));
}

Colour of(const Values& values, const char* name) {
  return read_colour(values.at(name)).value_or(Colour{});
}

/// A ground for inserted words: a breath of the accent on the sheet.
Colour tint(Colour sheet, Colour accent) {
  constexpr int percent = 8;
  return mixed(sheet, accent, percent);
}

/// What an accent is read on.
std::array<std::pair<std::string_view, Colour>, 3> grounds(Colour paper, Colour sheet,
                                                           Colour accent) {
  return {{{"paper", paper},
           {"sheet of a redline", sheet},
           {"ground of inserted words", tint(sheet, accent)}}};
}

std::string ratio(int hundredths) {
  return fmt::format("{}.{:02} to 1", hundredths / 100, hundredths % 100);
}

/// The first colour on the way from this one to black, or to white, that does.
template <class Does>
std::string nearest(Colour colour, Scheme scheme, const Does& does) {
  constexpr std::uint8_t full = 255;
  const Colour end = scheme == Scheme::light ? Colour{} : Colour{full, full, full};
  for (int percent = 1; percent <= 100; ++percent)
    if (const auto candidate = mixed(colour, end, percent); does(candidate))
      return fmt::format("{} would do", to_text(candidate));
  return "take another paper";
}

/// The same of a paper, which is to go away from the words on it.
template <class Does>
std::string nearest_paper(Colour colour, Scheme scheme, const Does& does) {
  return nearest(colour, scheme == Scheme::light ? Scheme::dark : Scheme::light, does);
}

struct OnPaper {
  const char* name;
  std::string_view what;
  int enough;
};

constexpr std::array<OnPaper, 5> on_paper{
    {{"--ink", "words", enough_for_text},
     {"--soft", "words", enough_for_text},
     {"--muted", "quiet words", enough_for_text},
     {"--deleted", "deleted words", enough_for_text},
     {"--border", "borders of buttons", enough_for_controls}}};

/// What is wrong with an accent; nothing where words in it can be read wherever they stand.
std::optional<Faint> faint_accent(const GroundColours& chosen, const Values& values,
                                  Scheme scheme) {
  const Colour sheet = of(values, "--sheet");
  const Colour paper = chosen.paper.value_or(of(values, "--paper"));
  const Colour accent = chosen.accent.value_or(of(values, "--accent"));
  const auto holds = [&](Colour candidate) {
    return std::ranges::all_of(grounds(paper, sheet, candidate), [&](const auto& one) {
      return contrast(candidate, one.second) >= enough_for_text;
    });
  };
  for (const auto& [name, colour] : grounds(paper, sheet, accent))
    if (const auto has = contrast(accent, colour); has < enough_for_text)
      return Faint{.attribute = chosen.accent ? "accent" : "paper",
                   .message = fmt::format(
                       "the accent {} on the {} {} has a contrast of {}; WCAG AA "
                       "asks for {}",
                       to_text(accent), name, to_text(colour), ratio(has), ratio(enough_for_text)),
                   .way_out = nearest(accent, scheme, holds)};
  return std::nullopt;
}

/// What is worst of a paper; nothing where all that stands on it can be seen.
std::optional<Faint> faint_paper(Colour paper, const Values& values, Scheme scheme) {
  constexpr int all = 1000;
  const auto share = [&](const OnPaper& one, Colour on) {  // of what is asked for
    return contrast(of(values, one.name), on) * all / one.enough;
  };
  const auto& worst = *std::ranges::min_element(
      on_paper, {}, [&](const OnPaper& one) { return share(one, paper); });
  if (share(worst, paper) >= all) return std::nullopt;
  const auto shows_all = [&](Colour on) {
    return std::ranges::all_of(on_paper, [&](const OnPaper& one) { return share(one, on) >= all; });
  };
  const auto colour = of(values, worst.name);
  return Faint{
      .attribute = "paper",
      .message = fmt::format("{} in {} on the paper {} have a contrast of {}; WCAG AA asks for {}",
                             worst.what, to_text(colour), to_text(paper),
                             ratio(contrast(colour, paper)), ratio(worst.enough)),
      .way_out = nearest_paper(paper, scheme, shows_all)};
}

}  // namespace

std::vector<Faint> faint_colours(const GroundColours& chosen, Scheme scheme) {
  std::vector<Faint> found;
  const auto values = ours(scheme);
  if (auto accent = faint_accent(chosen, values, scheme)) found.push_back(std::move(*accent));
  if (chosen.paper)
    if (auto paper = faint_paper(*chosen.paper, values, scheme)) found.push_back(std::move(*paper));
  return found;
}

namespace reports {

Values values_in(std::string_view css) {
  Values found;
  constexpr std::string_view root = ":root";
  for (auto at = css.find(root); at != std::string_view::npos; at = css.find(root, at + 1)) {
    const auto begin = css.find('{', at);
    if (begin == std::string_view::npos) break;
    auto block = css.substr(begin + 1, css.find('}', begin) - begin - 1);
    for (auto name = block.find("--"); name != std::string_view::npos; name = block.find("--")) {
      block.remove_prefix(name);
      const auto colon = block.find(':');
      const auto end = block.find(';');
      if (colon == std::string_view::npos || end == std::string_view::npos) break;
      const auto value = block.find_first_not_of(' ', colon + 1);
      found.try_emplace(std::string(block.substr(0, colon)), block.substr(value, end - value));
      block.remove_prefix(end);
    }
  }
  return found;
}

namespace {

/// Both colours of a ground, and what follows from them.
std::string declarations(const GroundColours& chosen, Scheme scheme) {
  const auto values = ours(scheme);
  const auto paper = chosen.paper.value_or(of(values, "--paper"));
  const auto accent = chosen.accent.value_or(of(values, "--accent"));
  const auto under = chosen.accent ? tint(of(values, "--sheet"), accent) : of(values, "--tint");
  return fmt::format("--paper: {}; --accent: {}; --tint: {};", to_text(paper), to_text(accent),
                     to_text(under));
}

bool chose(const GroundColours& colours) { return colours.paper || colours.accent; }

/// Where report.css has the colours of light and of dark ground, in its order.
constexpr auto where_colours_stand = R"(
:root, :root.light, :root:not(.scripted):has(.tools .light:checked) {{ {0} }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ {1} }} }}
@media screen {{ :root.dark, :root:not(.scripted):has(.tools .dark:checked) {{ {1} }} }}
@media screen and (scripting: none) {{
  :root.scripted:has(.tools .light:checked) {{ {0} }}
  :root.scripted:has(.tools .dark:checked) {{ {1} }}
}}
@media print {{ :root, :root.light {{ --paper: #fff; }} }}
)";

/// What schemas/template-1.xsd lets through, and nothing that could end a name in a style sheet.
bool is_font_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == ' ' || byte == '-';
  });
}

std::string font(std::string_view property, const std::string& name, const Values& values) {
  if (!is_font_name(name)) return {};
  return fmt::format(" {}: \"{}\", {};", property, name, values.at(std::string(property)));
}

}  // namespace

std::string rules_of(const HouseStyle& style) {
  const auto values = ours(Scheme::light);
  const auto fonts = font("--serif", style.serif, values) + font("--sans", style.sans, values);
  std::string rules;
  if (!fonts.empty()) rules += fmt::format("\n:root {{{} }}\n", fonts);
  if (chose(style.light) || chose(style.dark))
    rules += fmt::format(where_colours_stand, declarations(style.light, Scheme::light),
                         declarations(style.dark, Scheme::dark));
  return rules;
}

std::string style_sheet(const Report& report) {
  std::string style(embedded("src/report/report.css"));
  if (report.payments) style += embedded("src/report/payments.css");
  if (report.house_style) style += rules_of(report.house_style->style);
  return style;
}

}  // namespace reports
}  // namespace clauseline
