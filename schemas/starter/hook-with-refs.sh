# `clauseline hook uninstall NAME` takes this away and puts back what was here before.
kept=${0%/*}/NAME.before-clauseline
refs=$(cat && echo .) || exit 2
if [ -x "$kept" ]; then
  printf %s "${refs%.}" | "$kept" "$@" || exit
fi
printf %s "${refs%.}" | clauseline hook run NAME -- "$@"
end=$?
[ $end -le 1 ] && exit $end
why="the hook NAME could not judge this"
[ $end -eq 127 ] && why="there is no program clauseline in PATH"
echo "clauseline: $why; what nobody judged is refused" >&2
exit 2
