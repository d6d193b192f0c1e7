/** Given names common in English text: they tell "Martin Mann" (a person) from "Mission Bay" (a place). */
const female = `April May Hope Faith Joy Dawn Lily Holly Ivy Ruby Violet Poppy Abigail Ada Agnes Alexandra Alice Alicia Alison Amanda Amelia Amy Andrea Angela Anita Ann Anna Anne Annie Antonia Audrey Barbara Beatrice Bernadette Beth Betty Beverly Brenda Bridget Camille Carla Carmen
Carol Caroline Carolyn Catherine Cecilia Charlotte Cheryl Chloe Christina Christine Cindy Clara Claire Claudia Connie Cynthia Daisy Dana Daniela Deborah Debra Denise Diana Diane Donna Dora Doris Dorothy Edith
Eileen Elaine Eleanor Elena Elisabeth Elizabeth Ella Ellen Elsa Emilia Emily Emma Erica Esther Eva Eve Evelyn Felicia Fiona Florence Frances Gabriela Gail Georgia Geraldine Gillian Gina Gladys Gloria Grace
Hannah Harriet Hazel Heather Heidi Helen Helena Hilary Hillary Ida Inge Ingrid Irene Iris Isabel Isabella Jacqueline Jane Janet Janice Jean Jennifer Jessica Jill Joan Joanna Joanne Josephine Joyce Judith Judy
Julia Julie June Karen Katarina Kate Katherine Kathleen Kathryn Kathy Katie Kelly Kimberly Kirsten Laura Lauren Leah Lena Lillian Linda Lisa Lois Lorraine Louise Lucy Lydia Mabel Madeleine Magdalena Margaret
Maria Marian Marie Marilyn Marina Marion Martha Mary Maureen Maxine Megan Melanie Melissa Meredith Michelle Mildred Miriam Molly Monica Nadia Nancy Naomi Natalia Natalie Natasha Nicole Nina Nora Olga Olivia
Pamela Patricia Paula Pauline Penelope Penny Phoebe Phyllis Priscilla Rachel Rebecca Regina Rhonda Rita Roberta Rosa Rose Rosemary Ruth Sally Samantha Sandra Sara Sarah Selma Sharon Sheila Shirley Simone
Sonia Sophia Sophie Stella Stephanie Sue Susan Suzanne Sylvia Tamara Tania Teresa Theresa Tina Tracy Ursula Valerie Vanessa Vera Veronica Victoria Viola Virginia Vivian Wanda Wendy Yolanda Yvonne Zoe`
const male = `Will August Grant Drew Miles Pat Rob Aaron Abdul Abdullah Abraham Adam Adrian Ahmed Alan Albert Alberto Alejandro Alex Alexander Alexei Alfred Ali Allen Alvin Andre Andreas Andrei Andrew Andy Angelo Anthony Antonio Archibald Arnold Arthur Austin
Barack Barry Bartholomew Basil Ben Benedict Benjamin Bernard Bill Billy Bob Bobby Boris Brad Bradley Brandon Brendan Brent Brett Brian Bruce Bruno Bryan Calvin Cameron Carl Carlos Cecil Cesar Chad Charles
Charlie Chester Chris Christian Christopher Clarence Claude Clayton Clifford Clive Clyde Colin Conrad Craig Curtis Cyril Dale Damian Dan Daniel Danny Darren Dave David Dean Denis Dennis Derek Dick Diego Dmitri
Dmitry Dominic Don Donald Doug Douglas Duncan Dwight Earl Ed Eddie Edgar Edmund Eduardo Edward Edwin Eli Elijah Elliott Emanuel Emmanuel Enrique Eric Erik Ernest Ernesto Eugene Evan Felix Ferdinand Fernando
Floyd Francis Francisco Francois Frank Franklin Franz Fred Frederick Friedrich Gabriel Gareth Gary Gavin Gene Geoffrey George Gerald Gerard Gilbert Giovanni Giuseppe Glenn Gordon Graham Greg Gregory Guy
Hamid Hans Harold Harry Harvey Hassan Hector Heinrich Henri Henry Herbert Herman Howard Hubert Hugh Hugo Hussein Ian Ibrahim Igor Ilya Isaac Ivan Jack Jackson Jacob Jacques Jaime James Jamie Jan Jason Javier
Jay Jeff Jeffrey Jeremy Jerome Jerry Jesse Jesus Jim Jimmy Joe Joel Johan Johann Johannes John Johnny Jon Jonathan Jordan Jorge Jose Josef Joseph Joshua Juan Julian Julio Julius Justin Karl Keith Ken Kenneth
Kevin Khalid Kurt Kyle Lance Larry Laurence Lawrence Lee Leo Leon Leonard Leonardo Leonid Leroy Leslie Lewis Lloyd Louis Lucas Luis Luke Malcolm Manuel Marc Marcel Marco Marcus Mario Mark Martin Marvin
Matt Matthew Maurice Max Maximilian Michael Michel Miguel Mike Mikhail Milton Mitchell Mohamed Mohammad Mohammed Muhammad Mustafa Nathan Nathaniel Neil Nelson Nicholas Nick Nicolas Nigel Nikita Nikola Nikolai
Noah Norman Oleg Oliver Omar Oscar Otto Owen Pablo Patrick Paul Pedro Percy Pete Peter Phil Philip Philippe Phillip Pierre Rafael Ralph Ramon Randall Randy Rashid Raul Ray Raymond Reginald Rene Ricardo Richard
Rick Robert Roberto Robin Roderick Rodney Roger Roland Ron Ronald Ross Roy Rudolf Rudolph Rupert Russell Ryan Salvador Sam Samuel Scott Sean Sebastian Sergei Sergey Sergio Seth Shane Shaun Sidney Simon
Stanley Stefan Stephen Steve Steven Stewart Stuart Ted Terence Terry Theodore Thomas Tim Timothy Toby Todd Tom Tommy Tony Trevor Tyler Vernon Victor Viktor Vincent Vladimir Walter Warren Wayne Wesley Wilfred
Wilhelm William Willie Winston Wolfgang Xavier Yusuf Yuri Yves Zachary`

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map((word) => word.toLowerCase()))

const femaleNames = set(female)
const maleNames = set(male)

/** Whether a word in lower case is a given name. */
export const isGiven = (word: string): boolean => maleNames.has(word) || femaleNames.has(word)

/** Gender of a given name where it has one by custom. */
export function genderOf(name: string): 'female' | 'male' | undefined {
  const first = name.split(/\s+/)[0]?.toLowerCase() ?? ''
  const female = femaleNames.has(first)
  return female === maleNames.has(first) ? undefined : female ? 'female' : 'male'
}
